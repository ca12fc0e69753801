import type { MinutesOutcome } from '@/shared/api/types';

/** A meeting's papers; those of the minutes need minutes. */
export const papers = [
  { key: 'minutesPdf', name: 'minutes', type: 'pdf', ofMinutes: true },
  { key: 'minutesDocx', name: 'minutes', type: 'docx', ofMinutes: true },
  { key: 'signInSheet', name: 'sign-in-sheet', type: 'pdf', ofMinutes: false },
  { key: 'pack', name: 'pack', type: 'pdf', ofMinutes: false },
] as const;

export type Paper = (typeof papers)[number];

/** The name that the server gives a file (RFC 6266), in any script. */
export function fileNameOf(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      // A broken escape; the plain name will do.
    }
  }
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? otherwise;
}

/** What a paper says of itself. */
export interface Claim {
  meetingId: string;
  contentHash: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const hash = /^[0-9a-f]{64}$/;
const bare = (text: string): string => text.replace(/\s/g, '').toLowerCase();

/** What was typed from the paper, as far as it can be right. */
export function claimOf(meetingId: string, contentHash: string): Partial<Claim> {
  const id = bare(meetingId);
  const digits = bare(contentHash);
  return {
    ...(uuid.test(id) && { meetingId: id }),
    ...(hash.test(digits) && { contentHash: digits }),
  };
}

/** What the QR code put behind the address's #, which no server sees. */
export function claimInFragment(fragment: string): Claim | undefined {
  const [id = '', digits = ''] = fragment.replace(/^#/, '').split('.');
  const { meetingId, contentHash } = claimOf(id, digits);
  return meetingId && contentHash ? { meetingId, contentHash } : undefined;
}

const tones = { 'in-force': 'ok', 'not-in-force': 'warn', superseded: 'warn', unknown: 'danger' } as const;

export function outcomeTone(outcome: MinutesOutcome): (typeof tones)[MinutesOutcome] {
  return tones[outcome];
}
