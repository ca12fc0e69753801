import type {
  JudicialStep,
  ObligationKind,
  PartiesManner,
  PerformanceRequest,
  PerformanceState,
  ReturnVisitRequest,
  Satisfaction,
  SettlementRequest,
  SettlementsView,
  UnmaskedSettlements,
  VisitedPerformance,
} from '@/shared/api/types';

export type Wording = SettlementsView['settlements'][number];
export type Obligation = Wording['obligations'][number];
export type Report = Obligation['reports'][number];
export type Words = UnmaskedSettlements['settlements'][number];

export const obligationKinds: readonly ObligationKind[] = ['money', 'livestock', 'other'];
export const partiesManners: readonly PartiesManner[] = ['signature', 'seal', 'fingerprint', 'oral'];
export const performanceStates: readonly PerformanceState[] = ['performed', 'partly', 'failed'];
export const visitedPerformances: readonly VisitedPerformance[] = ['performed', 'partly', 'failed', 'not-due'];
export const satisfactions: readonly Satisfaction[] = ['satisfied', 'fairly-satisfied', 'dissatisfied'];
export const judicialSteps: readonly JudicialStep[] = ['applied', 'granted', 'refused'];

export interface ObligationForm {
  owingTownshipId: string;
  kind: ObligationKind;
  amountYuan: string;
  dueOn: string;
  text: string;
}

export interface SettlementForm {
  id: string;
  /** The number of the wording that the writer read last; -1 until it is known. */
  revision: number;
  form: 'written' | 'oral';
  copies: number;
  agreedOn: string;
  parties: string;
  facts: string;
  matters: string;
  responsibilities: string;
  content: string;
  manner: string;
  obligations: ObligationForm[];
}

export function emptySettlementForm(id: string, today: string): SettlementForm {
  return {
    id,
    revision: -1,
    form: 'written',
    copies: 3,
    agreedOn: today,
    parties: '',
    facts: '',
    matters: '',
    responsibilities: '',
    content: '',
    manner: '',
    obligations: [],
  };
}

export function emptyObligation(): ObligationForm {
  return { owingTownshipId: '', kind: 'money', amountYuan: '', dueOn: '', text: '' };
}

export function missingOfSettlement(form: SettlementForm): string[] {
  const missing: string[] = (['agreedOn', 'parties', 'content'] as const).filter((field) => form[field].trim() === '');
  form.obligations.forEach((owed, index) => {
    for (const field of ['owingTownshipId', 'dueOn', 'text'] as const)
      if (owed[field].trim() === '') missing.push(`obligations.${index}.${field}`);
    if (owed.kind === 'money' && owed.amountYuan.trim() === '') missing.push(`obligations.${index}.amountYuan`);
  });
  return missing;
}

export function settlementRequest(form: SettlementForm): SettlementRequest {
  const optional = (['facts', 'matters', 'responsibilities', 'manner'] as const)
    .filter((field) => form[field].trim() !== '')
    .map((field) => [field, form[field].trim()]);
  return {
    id: form.id,
    form: form.form,
    copies: Number(form.copies),
    agreedOn: form.agreedOn,
    parties: form.parties.trim(),
    content: form.content.trim(),
    ...(Object.fromEntries(optional) as Partial<SettlementRequest>),
    obligations: form.obligations.map((owed) => ({
      owingTownshipId: owed.owingTownshipId,
      kind: owed.kind,
      ...(owed.amountYuan.trim() && { amountYuan: owed.amountYuan.trim() }),
      dueOn: owed.dueOn,
      text: owed.text.trim(),
    })),
  };
}

/** Fen of an amount in yuan; undefined when it is none. Below 10^14, so that it is exact. */
export function fenOf(amount: string): number | undefined {
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(amount.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}

export function yuanOf(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** What all amounts make together, as far as they are amounts. */
export function totalOf(amounts: readonly string[]): string {
  return yuanOf(amounts.reduce((sum, amount) => sum + (fenOf(amount) ?? 0), 0));
}

/** What reports leave open of an obligation with an amount. */
export function leftOf(owed: Pick<Obligation, 'amountYuan' | 'reportedYuan'>): string | undefined {
  const amount = owed.amountYuan && fenOf(owed.amountYuan);
  return amount ? yuanOf(amount - (fenOf(owed.reportedYuan) ?? 0)) : undefined;
}

export interface PerformanceForm {
  id: string;
  obligation: string;
  state: PerformanceState | '';
  amountYuan: string;
  happenedOn: string;
  note: string;
}

export function emptyPerformanceForm(id: string, today: string): PerformanceForm {
  return { id, obligation: '', state: '', amountYuan: '', happenedOn: today, note: '' };
}

export function missingOfPerformance(form: PerformanceForm): string[] {
  return (['obligation', 'state', 'happenedOn'] as const).filter((field) => form[field] === '');
}

export function performanceRequest(form: PerformanceForm): PerformanceRequest {
  return {
    id: form.id,
    obligation: Number(form.obligation),
    state: form.state as PerformanceState,
    ...(form.state === 'partly' && form.amountYuan.trim() && { amountYuan: form.amountYuan.trim() }),
    happenedOn: form.happenedOn,
    ...(form.note.trim() && { note: form.note.trim() }),
  };
}

export interface VisitForm {
  id: string;
  visitedOn: string;
  reason: string;
  performance: VisitedPerformance | '';
  satisfaction: Satisfaction | '';
  note: string;
}

export function emptyVisitForm(id: string, today: string): VisitForm {
  return { id, visitedOn: today, reason: '', performance: '', satisfaction: '', note: '' };
}

export function missingOfVisit(form: VisitForm): string[] {
  return (['visitedOn', 'reason', 'performance', 'satisfaction'] as const).filter((field) => form[field].trim() === '');
}

export function visitRequest(form: VisitForm, revision: number): ReturnVisitRequest {
  return {
    id: form.id,
    revision,
    visitedOn: form.visitedOn,
    reason: form.reason.trim(),
    performance: form.performance as VisitedPerformance,
    satisfaction: form.satisfaction as Satisfaction,
    ...(form.note.trim() && { note: form.note.trim() }),
  };
}

/** The wording in question: the latest of this round. */
export function presentOf(view: Pick<SettlementsView, 'settlements'>): Wording | undefined {
  return view.settlements.find((wording) => wording.current);
}

/** Which text says what is to be done next; own: the acting township. */
export function settlementStepOf(view: SettlementsView, own: string | undefined): string {
  const present = presentOf(view);
  if (view.status === 'closed') return 'settlement.next.closed';
  if (!present) return view.round > 1 ? 'settlement.next.writeAgain' : 'settlement.next.write';
  if (view.status === 'mediation') {
    if (own && view.sides.includes(own)) {
      if (present.confirmations.every((act) => act.township !== own)) return 'settlement.next.confirm';
      if (present.partiesConfirmations.every((each) => each.recorded.township !== own))
        return 'settlement.next.parties';
    }
    return 'settlement.next.wait';
  }
  if (present.obligations.some((owed) => owed.reports.some((report) => waitsFor(report, own))))
    return 'settlement.next.answer';
  if (present.obligations.some((owed) => owed.overdue)) return 'settlement.next.overdue';
  return present.obligations.every((owed) => owed.performed) ? 'settlement.next.close' : 'settlement.next.perform';
}

/** Whether the acting township has to say something to a report. */
export function waitsFor(report: Report, own: string | undefined): boolean {
  return (
    own !== undefined &&
    report.state !== 'failed' &&
    report.reported.township !== own &&
    report.answers.every((answer) => answer.act.township !== own)
  );
}

/** Whole days from one day to another; negative when it is over. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

/** The words of a wording, once they have been opened. */
export function wordsOfSettlement(wording: Wording, said: UnmaskedSettlements | undefined): Words | undefined {
  return said?.settlements.find((each) => each.townshipId === wording.townshipId && each.settlementId === wording.id);
}

/** A note, once it has been opened. */
export function noteOf(
  of: { id: string; township: string | undefined },
  notes: UnmaskedSettlements['visits'] | undefined,
): string | undefined {
  return notes?.find((each) => each.id === of.id && each.townshipId === of.township)?.note;
}
