import { api, read } from '@/shared/api/client';
import type { Signing } from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';

export function getSigning(): Promise<Signing> {
  return read(api.GET('/signing', {}));
}

function command(townshipId: string, title: string, intent: string, rest: Partial<NewCommand>): NewCommand {
  return { recordKind: 'township', recordId: townshipId, title, intent, method: 'POST', path: '/signing', ...rest };
}

export function setSigningRule(townshipId: string, title: string, version: number, twoSigners: boolean): NewCommand {
  return command(townshipId, title, 'set-signing-rule', {
    method: 'PUT',
    path: '/signing/rule',
    body: { twoSigners },
    ifMatch: `"${version}"`,
    ownVersion: true,
  });
}

export interface DeputyForm {
  id: string;
  membershipId: string;
  firstDay: string;
  lastDay: string;
}

export function nameDeputy(townshipId: string, title: string, form: DeputyForm): NewCommand {
  return command(townshipId, title, 'name-deputy', { path: '/signing/deputies', body: form });
}

export function endDeputy(townshipId: string, title: string, id: string): NewCommand {
  return command(townshipId, title, 'end-deputy', { path: `/signing/deputies/${id}/end` });
}
