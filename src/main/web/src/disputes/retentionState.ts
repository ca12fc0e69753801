import type {
  HoldReason,
  Retention,
  RetentionRule,
  RetentionRuleRequest,
  RetentionRuleState,
} from '@/shared/api/types';
import type { Tone } from './state';

export const holdReasons: readonly HoldReason[] = [
  'litigation',
  'administrative-review',
  'criminal-case',
  'supervision',
];

export const retentionRuleStates: readonly RetentionRuleState[] = [
  'proposed',
  'refused',
  'superseded',
  'in-force',
  'replaced',
];

/** The longest time, in months. */
const maxMonths = 1200;

export interface RetentionRuleForm {
  id: string;
  borderId: string;
  defaultMonths: string;
  legalBasis: string;
  exceptions: { type: string; months: string }[];
}

export function emptyRuleForm(id: string): RetentionRuleForm {
  return { id, borderId: '', defaultMonths: '', legalBasis: '', exceptions: [] };
}

export function isMonths(text: string): boolean {
  return /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= maxMonths;
}

/** What is missing or no number of months, by field; of an exception by its place. */
export function missingOfRule(form: RetentionRuleForm): string[] {
  const missing = (['borderId', 'legalBasis'] as const).filter((field) => form[field].trim() === '') as string[];
  if (!isMonths(form.defaultMonths)) missing.push('defaultMonths');
  form.exceptions.forEach((one, index) => {
    if (one.type === '') missing.push(`exceptions.${index}.type`);
    if (!isMonths(one.months)) missing.push(`exceptions.${index}.months`);
  });
  return missing;
}

export function ruleRequest(form: RetentionRuleForm): RetentionRuleRequest & { id: string } {
  return {
    id: form.id,
    borderId: form.borderId,
    defaultMonths: Number(form.defaultMonths),
    legalBasis: form.legalBasis.trim(),
    exceptions: form.exceptions.map((one) => ({ type: one.type, months: Number(one.months) })),
  };
}

export function ruleTone(state: RetentionRuleState): Tone {
  return (
    { proposed: 'warn', refused: 'danger', superseded: 'neutral', 'in-force': 'ok', replaced: 'neutral' } as const
  )[state];
}

/** How the keeping of a record's personal data stands. */
export type RetentionStanding = 'destroyed' | 'held' | 'due' | 'counting' | 'going-on' | 'no-rule';

export function standingOf(retention: Retention): RetentionStanding {
  if (retention.certificate) return 'destroyed';
  if (retention.holds.some((hold) => !hold.lifted)) return 'held';
  if (retention.contentHash) return 'due';
  if (retention.ruleVersion === undefined) return 'no-rule';
  return retention.keepUntil ? 'counting' : 'going-on';
}

export const standingTones: Record<RetentionStanding, Tone> = {
  destroyed: 'neutral',
  held: 'high',
  due: 'warn',
  counting: 'accent',
  'going-on': 'ok',
  'no-rule': 'neutral',
};

/** What a leader approves; docs/content-hash.md. */
export function ruleCanonicalForm(
  rule: Pick<RetentionRule, 'borderId' | 'version' | 'defaultMonths' | 'exceptions' | 'legalBasis'>,
): string {
  return [
    'jointgov-retention-rule-v1',
    rule.borderId,
    rule.version,
    rule.defaultMonths,
    // By code units, not by the rules of a language.
    ...[...rule.exceptions].sort((a, b) => (a.type < b.type ? -1 : 1)).map((one) => `${one.type} ${one.months}`),
    rule.legalBasis,
  ].join('\n');
}

/** What a leader consents to; docs/content-hash.md. */
export function destructionCanonicalForm(
  retention: Pick<Retention, 'townshipId' | 'alertId' | 'ruleVersion' | 'endedAt' | 'keepUntil'>,
): string {
  return [
    'jointgov-destruction-v1',
    retention.townshipId,
    retention.alertId,
    retention.ruleVersion,
    microseconds(retention.endedAt ?? ''),
    microseconds(retention.keepUntil ?? ''),
  ].join('\n');
}

/** An instant in UTC with six digits after the second. */
function microseconds(instant: string): string {
  const [, second = '', fraction = ''] = /^(.{19})(?:\.(\d+))?Z$/.exec(instant) ?? [];
  return `${second}.${fraction.padEnd(6, '0')}Z`;
}
