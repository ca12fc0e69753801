import { api, read, send } from '@/shared/api/client';
import { problemOf } from '@/shared/api/problem';
import type { AuditAction, AuditRecord, Page, RecordKind } from '@/shared/api/types';

export type AuditFilters = Partial<Record<'borderId' | 'action' | 'recordKind' | 'townshipId' | 'from' | 'to', string>>;

export function listRecords(filters: AuditFilters, cursor?: string): Promise<Page<AuditRecord>> {
  const action = filters.action as AuditAction | undefined;
  const recordKind = filters.recordKind as RecordKind | undefined;
  return read(api.GET('/audit/records', { params: { query: { ...filters, action, recordKind, limit: 50, cursor } } }));
}

/** What the filters list, as CSV; the export is itself recorded by the server. */
export async function exportRecords(filters: AuditFilters): Promise<Blob> {
  const query = new URLSearchParams(filters as Record<string, string>);
  const response = await send(`/audit/records?${query}`, { headers: { Accept: 'text/csv' } });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}
