import { api, read, send } from '@/shared/api/client';
import { problemOf } from '@/shared/api/problem';
import type { Catalogue, CatalogueKind, CatalogueRequest } from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';

export function getCatalogue(kind: CatalogueKind, version?: number): Promise<Catalogue> {
  return read(api.GET('/catalogues/{kind}', { params: { path: { kind }, query: { version } } }));
}

/** The version in force, or nothing when it is the known one. */
export async function newerCatalogue(kind: CatalogueKind, known: number): Promise<Catalogue | undefined> {
  const response = await send(`/catalogues/${kind}`, { headers: { 'If-None-Match': `"${known}"` } });
  if (response.status === 304) return undefined;
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Catalogue;
}

export function publish(
  kind: CatalogueKind,
  version: number,
  title: string,
  body: CatalogueRequest,
  form: NewCommand['form'],
): NewCommand {
  return {
    recordKind: 'catalogue',
    recordId: kind,
    title,
    intent: 'publish',
    method: 'PUT',
    path: `/catalogues/${kind}`,
    body,
    ifMatch: `"${version}"`,
    form,
  };
}
