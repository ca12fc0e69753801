/** Encryption of what stays on the device: AES-GCM 256, a fresh nonce for each value, the place it stands in bound as AAD. */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

const algorithm = { name: 'AES-GCM', length: 256 } as const;

/** OWASP's figure for PBKDF2-HMAC-SHA256 is 600,000. */
export const pinIterations = 700_000;

export interface WrappedKey {
  salt: Uint8Array<ArrayBuffer>;
  nonce: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
  iterations: number;
  /** Stays in this browser: without it a copied store cannot be tried against PINs elsewhere. */
  deviceSecret: CryptoKey;
}

export class WrongPinError extends Error {
  constructor() {
    super('wrong pin');
    this.name = 'WrongPinError';
  }
}

export function newDataKey(extractable: boolean): Promise<CryptoKey> {
  return crypto.subtle.generateKey(algorithm, extractable, ['encrypt', 'decrypt']);
}

export async function seal(key: CryptoKey, place: string, plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(place);
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key, plain);
  return { nonce, bytes };
}

export async function open(key: CryptoKey, place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  const additionalData = new TextEncoder().encode(place);
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.nonce, additionalData }, key, sealed.bytes),
  );
}

/** Wraps the (extractable) data key under the PIN. */
export async function wrapWithPin(dataKey: CryptoKey, pin: string, iterations = pinIterations): Promise<WrappedKey> {
  const deviceSecret = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await wrappingKey(pin, salt, iterations, deviceSecret);
  const bytes = await crypto.subtle.wrapKey('raw', dataKey, wrapping, { name: 'AES-GCM', iv: nonce });
  return { salt, nonce, bytes, iterations, deviceSecret };
}

/** Unwraps the data key; it comes out non-extractable unless it is about to be wrapped under another PIN. */
export async function unwrapWithPin(wrapped: WrappedKey, pin: string, extractable = false): Promise<CryptoKey> {
  const wrapping = await wrappingKey(pin, wrapped.salt, wrapped.iterations, wrapped.deviceSecret);
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      wrapped.bytes,
      wrapping,
      { name: 'AES-GCM', iv: wrapped.nonce },
      algorithm,
      extractable,
      ['encrypt', 'decrypt'],
    );
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'OperationError') throw new WrongPinError();
    throw failure;
  }
}

async function wrappingKey(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  deviceSecret: CryptoKey,
): Promise<CryptoKey> {
  const keyed = await crypto.subtle.sign('HMAC', deviceSecret, new TextEncoder().encode(pin.normalize('NFKC')));
  const material = await crypto.subtle.importKey('raw', keyed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, algorithm, false, [
    'wrapKey',
    'unwrapKey',
  ]);
}
