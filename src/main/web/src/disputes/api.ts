import { api, read, send } from '@/shared/api/client';
import { problemOf } from '@/shared/api/problem';
import type {
  AlertKind,
  AlertSide,
  AlertState,
  DisputeAlertRequest,
  DisputeAlertSummary,
  DisputeAlertView,
  Page,
  PersonalData,
  Severity,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';

export type AlertFilters = Partial<
  Record<'q' | 'side' | 'severity' | 'state' | 'borderId' | 'kind' | 'type' | 'from' | 'to' | 'escalated', string>
>;

export function listAlerts(filters: AlertFilters, cursor?: string): Promise<Page<DisputeAlertSummary>> {
  const { escalated, side, severity, state, kind, ...rest } = filters;
  return read(
    api.GET('/dispute-alerts', {
      params: {
        query: {
          ...rest,
          side: side as AlertSide | undefined,
          severity: severity as Severity | undefined,
          state: state as AlertState | undefined,
          kind: kind as AlertKind | undefined,
          escalated: escalated ? true : undefined,
          limit: 20,
          cursor,
        },
      },
    }),
  );
}

export function getAlert(id: string): Promise<DisputeAlertView> {
  return read(api.GET('/dispute-alerts/{id}', { params: { path: { id } } }));
}

/** Opens personal data: always recorded, never kept on the device, so it does not pass through the outbox. */
export function unmask(id: string, purpose: string): Promise<PersonalData> {
  return read(
    api.POST('/dispute-alerts/{id}/unmasking', {
      params: { path: { id }, header: { 'Idempotency-Key': uuidv7() } },
      body: { purpose },
    }),
  );
}

export async function loadAttachment(alertId: string, attachmentId: string): Promise<Blob> {
  const response = await send(`/dispute-alerts/${alertId}/attachments/${attachmentId}`, { headers: { Accept: '*/*' } });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}

type Target = Pick<DisputeAlertView, 'id' | 'version' | 'headline'>;

function command(alert: Pick<Target, 'id' | 'headline'>, intent: string, rest: Partial<NewCommand>): NewCommand {
  return {
    recordKind: 'dispute-alert',
    recordId: alert.id,
    title: alert.headline,
    intent,
    method: 'POST',
    path: `/dispute-alerts/${alert.id}`,
    ...rest,
  };
}

export function raise(body: DisputeAlertRequest & { id: string }, form: NewCommand['form']): NewCommand {
  return command({ id: body.id, headline: body.headline }, 'raise', { path: '/dispute-alerts', body, form });
}

export function revise(alert: Target, body: DisputeAlertRequest, form: NewCommand['form']): NewCommand {
  return command(alert, 'revise', { method: 'PUT', body, ifMatch: `"${alert.version}"`, form });
}

const actPaths = {
  acknowledge: 'acknowledgement',
  decline: 'decline',
  escalate: 'escalation',
  share: 'sharing',
  withdraw: 'withdrawal',
  'break-glass': 'break-glass',
};
export type AlertAct = keyof typeof actPaths;

export function act(alert: Target, intent: AlertAct, body: Record<string, string | boolean> = {}): NewCommand {
  return command(alert, intent, {
    path: `/dispute-alerts/${alert.id}/${actPaths[intent]}`,
    body,
    ifMatch: `"${alert.version}"`,
  });
}

export function remove(alert: Target): NewCommand {
  return command(alert, 'remove', { method: 'DELETE', ifMatch: `"${alert.version}"` });
}

export function attach(
  alert: Pick<Target, 'id' | 'headline'> & { version?: number },
  attachment: { id: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> },
): NewCommand {
  return command(alert, 'attach', {
    method: 'PUT',
    path: `/dispute-alerts/${alert.id}/attachments/${attachment.id}`,
    mediaType: attachment.mediaType,
    attachment: attachment.bytes,
    ...(alert.version !== undefined && { ifMatch: `"${alert.version}"` }),
  });
}
