/** How wrong PINs are answered: three free tries, then growing pauses, and after ten the device's store is gone. */
export interface PinAttempts {
  failures: number;
  /** Device time of the last failure, epoch milliseconds. */
  lastFailureAt?: number;
}

export const triesBeforeWipe = 10;
const freeTries = 3;
const longestPause = 15 * 60_000;

/** Milliseconds to wait before the next try. A clock that was set back never makes it longer than the pause itself. */
export function pauseBeforeNextTry(attempts: PinAttempts, now: number): number {
  if (attempts.failures < freeTries || attempts.lastFailureAt === undefined) return 0;
  const pause = Math.min(30_000 * 2 ** (attempts.failures - freeTries), longestPause);
  const passed = now - attempts.lastFailureAt;
  return passed < 0 ? pause : Math.max(0, pause - passed);
}

export function afterWrongPin(attempts: PinAttempts, now: number): PinAttempts {
  return { failures: attempts.failures + 1, lastFailureAt: now };
}

export function mustWipe(attempts: PinAttempts): boolean {
  return attempts.failures >= triesBeforeWipe;
}

export type PinWeakness = 'too-short' | 'too-simple';

/** Digits or letters, at least six characters, no run (123456) and no repetition (111111, 121212). */
export function pinWeakness(pin: string): PinWeakness | undefined {
  if (pin.length < 6) return 'too-short';
  const codes = Array.from(pin, (character) => character.codePointAt(0)!);
  const steps = codes.slice(1).map((code, index) => code - codes[index]!);
  const run = steps.every((step) => step === steps[0]) && Math.abs(steps[0]!) <= 1;
  const repeated = /^(.{1,3})\1+$/.test(pin);
  return run || repeated ? 'too-simple' : undefined;
}
