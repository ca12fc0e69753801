import type { AlertKind, AlertState, DisputeAlertRequest, DisputeAlertView, Party, Severity } from '@/shared/api/types';

export const alertKinds: readonly AlertKind[] = ['event', 'prevention'];
export const severities: readonly Severity[] = ['low', 'medium', 'high', 'urgent'];
export const alertStates: readonly AlertState[] = [
  'own',
  'sent',
  'received',
  'read',
  'acknowledged',
  'declined',
  'withdrawn',
];
export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'high' | 'danger';

const stateTones: Record<AlertState, Tone> = {
  own: 'neutral',
  sent: 'warn',
  received: 'warn',
  read: 'accent',
  acknowledged: 'ok',
  declined: 'danger',
  withdrawn: 'neutral',
};
const waiting: readonly AlertState[] = ['sent', 'received', 'read'];

const severityTones: Record<Severity, Tone> = { low: 'neutral', medium: 'warn', high: 'high', urgent: 'danger' };

/** How an alert's state is told: to its owner by what became of it, to the other side by what it still has to do. */
export function stateDisplay(alert: { state: AlertState; mine: boolean }): { key: string; tone: Tone } {
  if (alert.mine) return { key: `alertState.${alert.state}`, tone: stateTones[alert.state] };
  return {
    key: `alertStateTheirs.${alert.state}`,
    tone: waiting.includes(alert.state) ? 'warn' : stateTones[alert.state],
  };
}

/** When the other side's answer is due, as long as nobody has answered. */
export function answerDueOf(alert: { state: AlertState; answerDueAt?: string }): string | undefined {
  return waiting.includes(alert.state) ? alert.answerDueAt : undefined;
}

export function severityTone(severity: Severity): Tone {
  return severityTones[severity];
}

export interface Step {
  key: string;
  status: 'done' | 'refused' | 'open';
  at?: string;
  townshipId?: string;
  office?: string;
  reason?: string;
  /** A text of the app's own in place of a reason that somebody wrote. */
  reasonKey?: string;
}

/**
 * The way of an alert, in the order of its life: raised, shared, received, read, answered, escalated, merged, a dispute opened, or
 * withdrawn. What was
 * still open when it was withdrawn waits no more.
 */
export function progressOf(alert: DisputeAlertView): Step[] {
  const steps: Step[] = [
    {
      key: 'alert.stepRaised',
      status: 'done',
      at: alert.raisedAt,
      townshipId: alert.raisedBy.township,
      office: alert.raisedBy.office,
    },
  ];
  if (!alert.sharedAt) return steps;
  steps.push({ key: 'alert.stepShared', status: 'done', at: alert.sharedAt });
  for (const response of alert.responses) {
    const { townshipId } = response;
    if (response.receivedAt || response.readAt) {
      steps.push({
        key: 'alert.stepReceived',
        status: 'done',
        at: response.receivedAt ?? response.readAt,
        townshipId,
      });
    } else if (!response.answer) {
      steps.push({ key: 'alert.stepReceived', status: 'open', townshipId });
    }
    if (response.readAt) steps.push({ key: 'alert.stepRead', status: 'done', at: response.readAt, townshipId });
    if (response.answer === 'declined') {
      steps.push({
        key: 'alert.stepDeclined',
        status: 'refused',
        at: response.answeredAt,
        townshipId,
        office: response.office,
        reason: response.reason,
      });
    } else {
      steps.push({
        key: 'alert.stepAcknowledged',
        status: response.answer ? 'done' : 'open',
        at: response.answeredAt,
        townshipId,
        office: response.office,
      });
    }
  }
  if (alert.escalation) {
    steps.push({
      key: 'alert.stepEscalated',
      status: 'done',
      at: alert.escalation.act.at,
      townshipId: alert.escalation.act.township,
      office: alert.escalation.act.office,
      ...(alert.escalation.automatic
        ? { reasonKey: `alert.automatic.${alert.escalation.reason}` }
        : { reason: alert.escalation.reason }),
    });
  }
  if (alert.merged) {
    steps.push({
      key: 'duplicate.stepMerged',
      status: 'done',
      at: alert.merged.mergedAt,
      townshipId: alert.merged.townshipId,
      reason: alert.merged.headline,
    });
  }
  if (alert.dispute) {
    const { opened, fileNumber } = alert.dispute;
    steps.push({
      key: 'duplicate.stepDisputed',
      status: 'done',
      at: opened.at,
      townshipId: opened.township,
      office: opened.office,
      reason: fileNumber,
    });
  }
  if (!alert.withdrawal) return steps;
  const { reason, act } = alert.withdrawal;
  return [
    ...steps.filter((step) => step.status !== 'open'),
    { key: 'alert.stepWithdrawn', status: 'done', at: act.at, townshipId: act.township, office: act.office, reason },
  ];
}

const phoneNumber = /(?:\d[\s-]?){7,}/;
const addressedPerson = /(先生|女士|同志|老人|身份证|电话)|\b(Mr|Mrs|Ms)\b\.?/i;
/** Given names that are common on the plateau, in both scripts. It is a hint for the writer, not a check. */
const givenNames = [
  ...[
    '扎西',
    '卓玛',
    '次仁',
    '才仁',
    '多吉',
    '平措',
    '索南',
    '尼玛',
    '达娃',
    '洛桑',
    '格桑',
    '央金',
    '旺堆',
    '丹增',
    '才让',
    '桑杰',
  ],
  ...[
    '拉姆',
    '白玛',
    '仁青',
    '曲珍',
    '加措',
    '尕玛',
    '班玛',
    '罗布',
    '巴桑',
    '边巴',
    '普布',
    '德吉',
    '贡布',
    '土登',
    '阿旺',
  ],
  ...[
    'བཀྲ་ཤིས',
    'སྒྲོལ་མ',
    'ཚེ་རིང',
    'རྡོ་རྗེ',
    'ཕུན་ཚོགས',
    'བསོད་ནམས',
    'བློ་བཟང',
    'སྐལ་བཟང',
    'དབྱངས་ཅན',
    'བསྟན་འཛིན',
    'ལྷ་མོ',
    'པདྨ',
    'རིན་ཆེན',
  ],
];

/** Whether a headline seems to name somebody; the field warns then. */
export function seemsToNameSomebody(headline: string): boolean {
  return (
    phoneNumber.test(headline) || addressedPerson.test(headline) || givenNames.some((name) => headline.includes(name))
  );
}

export interface AttachmentDraft {
  id: string;
  mediaType: string;
  /** Base64, so that the draft can keep it. */
  data: string;
}

export interface AlertForm {
  id: string;
  kind: AlertKind | '';
  /** A code of the catalogue of dispute types. */
  type: string;
  severity: Severity | '';
  headline: string;
  placeName: string;
  position?: { latitude: number; longitude: number; accuracyMetres: number };
  occurredOn: string;
  narrative: string;
  parties: { name: string; phone: string; village: string }[];
  borderId: string;
  attachments: AttachmentDraft[];
}

export function emptyAlertForm(id: string, borderId: string): AlertForm {
  return {
    id,
    kind: 'event',
    type: '',
    severity: '',
    headline: '',
    placeName: '',
    occurredOn: '',
    narrative: '',
    parties: [],
    borderId,
    attachments: [],
  };
}

export function formOf(alert: DisputeAlertView): AlertForm {
  const { latitude, longitude, accuracyMetres, name } = alert.place;
  return {
    ...emptyAlertForm(alert.id, alert.borderId ?? ''),
    kind: alert.kind,
    type: alert.type,
    severity: alert.severity,
    headline: alert.headline,
    placeName: name,
    position:
      latitude !== undefined && longitude !== undefined
        ? { latitude, longitude, accuracyMetres: accuracyMetres ?? 0 }
        : undefined,
    occurredOn: alert.occurredOn ?? '',
  };
}

/** Fields that are missing, by their name in the API. */
export function missingFields(form: AlertForm): string[] {
  const missing: string[] = [];
  if (!form.kind) missing.push('kind');
  if (!form.type) missing.push('type');
  if (!form.severity) missing.push('severity');
  if (form.headline.trim() === '') missing.push('headline');
  if (form.placeName.trim() === '') missing.push('place.name');
  form.parties.forEach((party, index) => {
    const filled = party.name.trim() !== '' || (party.phone.trim() === '' && party.village.trim() === '');
    if (!filled) missing.push(`parties.${index}.name`);
  });
  return missing;
}

/**
 * The form with what a hurried person left out: its type says what it is about, the position where it was.
 *
 * @param typeName the chosen type in the person's language
 */
export function completed(form: AlertForm, typeName: string): AlertForm {
  return {
    ...form,
    headline: form.headline.trim() || (form.type && typeName),
    placeName: form.placeName.trim() || placeOf(form.position),
  };
}

/** A position in words of every language, to about ten metres; empty without one. */
export function placeOf(position: AlertForm['position']): string {
  return position ? `${position.latitude.toFixed(4)}°N ${position.longitude.toFixed(4)}°E` : '';
}

/** The request of a complete form; what is empty stays out of it. */
export function requestOf(form: AlertForm, recordedOffline?: { deviceTime: string }): DisputeAlertRequest {
  const parties: Party[] = form.parties
    .filter((party) => party.name.trim() !== '')
    .map((party) => ({
      name: party.name.trim(),
      ...(party.phone.trim() && { phone: party.phone.trim() }),
      ...(party.village.trim() && { village: party.village.trim() }),
    }));
  return {
    id: form.id,
    kind: form.kind as AlertKind,
    type: form.type,
    severity: form.severity as Severity,
    headline: form.headline.trim(),
    place: {
      name: form.placeName.trim(),
      ...(form.position ? { ...form.position, source: 'gps' as const } : { source: 'manual' as const }),
    },
    ...(form.occurredOn && { occurredOn: form.occurredOn }),
    ...(form.narrative.trim() && { narrative: form.narrative.trim() }),
    ...(parties.length > 0 && { parties }),
    ...(form.borderId && { borderId: form.borderId }),
    ...(recordedOffline && { recordedOffline }),
  };
}
