/** One piece of two compared texts. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Words of Chinese, syllables of Tibetan, words and blanks of everything else. */
export function tokens(text: string, language: string): string[] {
  return Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(text), (part) => part.segment);
}

/**
 * The differences of two texts (Myers, "An O(ND) Difference Algorithm", 1986, greedy form) over tokens. Beyond `limit`
 * differing tokens the texts are told as wholly replaced: nobody reads such a comparison.
 */
export function difference(oldText: string, newText: string, language: string, limit = 2000): Piece[] {
  const before = tokens(oldText, language);
  const after = tokens(newText, language);
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
    end += 1;
  const middle = shortestEdit(before.slice(start, before.length - end), after.slice(start, after.length - end), limit);
  return joined([
    ...before.slice(0, start).map((text): Piece => ({ kind: 'same', text })),
    ...middle,
    ...before.slice(before.length - end).map((text): Piece => ({ kind: 'same', text })),
  ]);
}

function shortestEdit(before: string[], after: string[], limit: number): Piece[] {
  const n = before.length;
  const m = after.length;
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(n + m, limit); d += 1) {
    trace.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && before[x] === after[y]) {
        x += 1;
        y += 1;
      }
      reach.set(k, x);
      if (x >= n && y >= m) return walkedBack(trace, before, after);
    }
  }
  reach = new Map();
  return [
    ...before.map((text): Piece => ({ kind: 'removed', text })),
    ...after.map((text): Piece => ({ kind: 'added', text })),
  ];
}

function walkedBack(trace: Map<number, number>[], before: string[], after: string[]): Piece[] {
  const pieces: Piece[] = [];
  let x = before.length;
  let y = after.length;
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reach = trace[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const previousK = down ? k + 1 : k - 1;
    const previousX = reach.get(previousK) ?? 0;
    const previousY = previousX - previousK;
    while (x > previousX && y > previousY && x > 0 && y > 0) {
      pieces.push({ kind: 'same', text: before[x - 1]! });
      x -= 1;
      y -= 1;
    }
    if (d > 0) {
      if (down) pieces.push({ kind: 'added', text: after[(y -= 1)]! });
      else pieces.push({ kind: 'removed', text: before[(x -= 1)]! });
    }
  }
  return pieces.reverse();
}

function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}
