import type { Vault } from './vault';

let vault: Vault | undefined;

/** The opened store of the person at this device; none while nobody is signed in or the device is locked. */
export function currentVault(): Vault | undefined {
  return vault;
}

export function useVault(opened: Vault | undefined): void {
  if (vault && vault !== opened && vault.profile !== opened?.profile) vault.close();
  vault = opened;
}
