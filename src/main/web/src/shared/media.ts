/** Photos and voice notes, made small on the device; a photo is drawn anew, so that nothing hidden in the file goes along. */
const longestEdge = 1600;
/** The longer edge of a scan, in pixels: enough to read a form of A4 size. */
export const scanEdge = 2400;
export const longestRecordingSeconds = 120;

/** @param edge the longer one, in pixels */
export async function shrinkPhoto(file: Blob, edge = longestEdge): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw');
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the photo cannot be encoded'))),
      'image/jpeg',
      0.8,
    );
  });
}

export interface Recording {
  stop(): void;
  /** The voice note, once stopped. */
  finished: Promise<Blob>;
}

export async function recordVoice(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'].find((type) =>
    MediaRecorder.isTypeSupported(type),
  );
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 24_000 });
  const chunks: Blob[] = [];
  recorder.ondataavailable = (event) => chunks.push(event.data);
  const finished = new Promise<Blob>((resolve) => {
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      const type = (recorder.mimeType || 'audio/webm').split(';')[0]!;
      resolve(new Blob(chunks, { type }));
    };
  });
  recorder.start();
  return { stop: () => recorder.state !== 'inactive' && recorder.stop(), finished };
}

export async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

export function fromBase64(data: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

export interface Position {
  latitude: number;
  longitude: number;
  accuracyMetres: number;
}

/** The device's position (WGS84) with its accuracy. */
export function currentPosition(): Promise<Position> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: Number(coords.latitude.toFixed(6)),
          longitude: Number(coords.longitude.toFixed(6)),
          accuracyMetres: Math.max(1, Math.round(coords.accuracy)),
        }),
      reject,
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });
}
