import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { open, seal, type Sealed } from './seal';

export type VaultStore = 'drafts' | 'cache' | 'meta' | 'attachments';
const keyedStores: VaultStore[] = ['drafts', 'cache', 'meta', 'attachments'];

interface OutboxRow {
  sequence?: number;
  sealed: Sealed;
}

interface VaultSchema extends DBSchema {
  drafts: { key: string; value: Sealed };
  cache: { key: string; value: Sealed };
  meta: { key: string; value: Sealed };
  attachments: { key: string; value: Sealed };
  outbox: { key: number; value: OutboxRow };
}

/** One person's encrypted store on this device. Keys of entries are names of forms and hashes of addresses, never content. */
export class Vault {
  private static readonly openVaults = new Set<Vault>();

  private constructor(
    readonly profile: string,
    private readonly db: IDBPDatabase<VaultSchema>,
    private readonly key: CryptoKey,
  ) {}

  static databaseName(profile: string): string {
    return `jointgov-${profile}`;
  }

  static async open(profile: string, key: CryptoKey): Promise<Vault> {
    const db = await openDB<VaultSchema>(Vault.databaseName(profile), 1, {
      upgrade(upgrading) {
        for (const store of keyedStores) upgrading.createObjectStore(store);
        upgrading.createObjectStore('outbox', { keyPath: 'sequence', autoIncrement: true });
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
      },
    });
    const vault = new Vault(profile, db, key);
    Vault.openVaults.add(vault);
    return vault;
  }

  static async closeAll(profile: string): Promise<void> {
    for (const vault of Vault.openVaults) {
      if (vault.profile === profile) vault.close();
    }
  }

  close(): void {
    this.db.close();
    Vault.openVaults.delete(this);
  }

  async put(store: VaultStore, name: string, value: unknown): Promise<void> {
    await this.putBytes(store, name, encode(value));
  }

  async putBytes(store: VaultStore, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.db.put(store, await seal(this.key, `${store}/${name}`, bytes), name);
  }

  async get<T>(store: VaultStore, name: string): Promise<T | undefined> {
    const bytes = await this.getBytes(store, name);
    return bytes && (decode(bytes) as T);
  }

  async getBytes(store: VaultStore, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const sealed = await this.db.get(store, name);
    return sealed && open(this.key, `${store}/${name}`, sealed);
  }

  async remove(store: VaultStore, name: string): Promise<void> {
    await this.db.delete(store, name);
  }

  async clear(store: VaultStore): Promise<void> {
    await this.db.clear(store);
  }

  async names(store: VaultStore): Promise<string[]> {
    return this.db.getAllKeys(store);
  }

  /** Appends to the outbox; the database numbers the entries, so that two tabs never share a number. */
  async append(value: unknown): Promise<number> {
    return this.db.add('outbox', { sealed: await seal(this.key, 'outbox', encode(value)) });
  }

  async replace(sequence: number, value: unknown): Promise<void> {
    await this.db.put('outbox', { sequence, sealed: await seal(this.key, 'outbox', encode(value)) });
  }

  async removeFromOutbox(sequence: number): Promise<void> {
    await this.db.delete('outbox', sequence);
  }

  async outbox<T>(): Promise<{ sequence: number; value: T }[]> {
    const rows = await this.db.getAll('outbox');
    return Promise.all(
      rows.map(async (row) => ({
        sequence: row.sequence!,
        value: decode(await open(this.key, 'outbox', row.sealed)) as T,
      })),
    );
  }

  /** Everything sealed anew under another key, to be stored in one transaction. */
  async resealed(key: CryptoKey): Promise<{ vault: Vault; store: () => Promise<void> }> {
    const entries: { store: VaultStore; name: string; sealed: Sealed }[] = [];
    for (const store of keyedStores) {
      for (const name of await this.names(store)) {
        const bytes = await this.getBytes(store, name);
        if (bytes) entries.push({ store, name, sealed: await seal(key, `${store}/${name}`, bytes) });
      }
    }
    const rows: OutboxRow[] = [];
    for (const { sequence, value } of await this.outbox()) {
      rows.push({ sequence, sealed: await seal(key, 'outbox', encode(value)) });
    }
    const vault = new Vault(this.profile, this.db, key);
    return {
      vault,
      store: async () => {
        const transaction = this.db.transaction([...keyedStores, 'outbox'], 'readwrite');
        for (const { store, name, sealed } of entries) void transaction.objectStore(store).put(sealed, name);
        for (const row of rows) void transaction.objectStore('outbox').put(row);
        await transaction.done;
        Vault.openVaults.delete(this);
        Vault.openVaults.add(vault);
      },
    };
  }
}

function encode(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

function decode(bytes: Uint8Array<ArrayBuffer>): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
