import type { FieldError, Problem } from './types';

const typePrefix = 'urn:jointgov:problem:';

/** The server's answer that something cannot be done, as RFC 9457 problem details. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds after which the server asks to be tried again. */
    readonly retryAfter?: number,
    /** The record's ETag at the time of the refusal, when the server names it (412). */
    readonly etag?: string,
  ) {
    super(problem.title);
    this.name = 'ProblemError';
  }

  get slug(): string {
    return slugOf(this.problem);
  }
}

/** No answer came: the network is away or the connection broke. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('network', { cause });
    this.name = 'NetworkError';
  }
}

/** What to tell of a request that failed: the server's own words, or this title when there was no answer. */
export function problemOr(title: string, failure: unknown): Problem {
  return failure instanceof ProblemError ? failure.problem : { type: 'about:blank', title, status: 0 };
}

export function slugOf(problem: Problem): string {
  return problem.type.startsWith(typePrefix) ? problem.type.slice(typePrefix.length) : 'unknown';
}

/** Field errors by the name of the form field ("/place/name" → "place.name"). */
export function fieldErrors(problem: Problem | undefined): Record<string, FieldError> {
  const byField: Record<string, FieldError> = {};
  for (const error of problem?.errors ?? []) {
    byField[error.pointer.replace(/^\//, '').replaceAll('/', '.')] = error;
  }
  return byField;
}

/** Reads the problem out of an answer; an answer without one (a proxy's page) still gives its status. */
export async function problemOf(response: Response): Promise<ProblemError> {
  let problem: Problem = { type: 'about:blank', title: '', status: response.status };
  if (response.headers.get('Content-Type')?.includes('json')) {
    try {
      problem = { ...problem, ...((await response.json()) as Partial<Problem>) };
    } catch (broken) {
      if (!(broken instanceof SyntaxError)) throw new NetworkError(broken);
    }
  }
  problem.correlationId ??= response.headers.get('Correlation-Id') ?? undefined;
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ProblemError(
    problem,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
    response.headers.get('ETag') ?? undefined,
  );
}
