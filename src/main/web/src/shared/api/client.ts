import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema';
import { NetworkError, problemOf } from './problem';

/** What every request carries; identity/ and i18n/ provide it at start. */
export interface RequestContext {
  /** A valid access token, or nothing when nobody is signed in. */
  token(): Promise<string | undefined>;
  language(): string;
  /** The acting membership, when the person has several. */
  membership(): string | undefined;
}

let context: RequestContext = {
  token: async () => undefined,
  language: () => 'zh-CN',
  membership: () => undefined,
};

export function provideRequestContext(provided: RequestContext): void {
  context = provided;
}

/** The headers that every request carries. */
export async function requestHeaders(): Promise<Headers> {
  const headers = new Headers({ 'Accept-Language': context.language() });
  const token = await context.token();
  const membership = context.membership();
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (membership) headers.set('Jointgov-Membership', membership);
  return headers;
}

const contextHeaders: Middleware = {
  async onRequest({ request }) {
    (await requestHeaders()).forEach((value, name) => {
      if (!request.headers.has(name)) request.headers.set(name, value);
    });
    return request;
  },
};

/** The paths of the description, which names them whole, without their common beginning. */
type PathsBelowApi = { [Path in keyof paths as Path extends `/api${infer Rest}` ? Rest : never]: paths[Path] };

export const api = createClient<PathsBelowApi, 'application/json'>({ baseUrl: '/api', cache: 'no-store' });
api.use(contextHeaders);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's data; anything else becomes a ProblemError or a NetworkError. */
export async function read<T>(answer: Promise<Answer<T>>): Promise<T> {
  let settled: Answer<T>;
  try {
    settled = await answer;
  } catch (failure) {
    throw asNetworkError(failure);
  }
  if (!settled.response.ok) {
    throw await problemOf(
      new Response(JSON.stringify(settled.error ?? {}), {
        status: settled.response.status,
        headers: withJson(settled.response.headers),
      }),
    );
  }
  return settled.data as T;
}

/** A plain request below /api with the same headers: attachments, exports, the event stream and the outbox. */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = await requestHeaders();
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  try {
    return await fetch(`/api${path}`, { cache: 'no-store', ...init, headers });
  } catch (failure) {
    throw asNetworkError(failure);
  }
}

function asNetworkError(failure: unknown): unknown {
  const broken = failure instanceof TypeError || (failure instanceof DOMException && failure.name === 'AbortError');
  return broken ? new NetworkError(failure) : failure;
}

function withJson(headers: Headers): Headers {
  const copy = new Headers(headers);
  copy.set('Content-Type', 'application/problem+json');
  return copy;
}
