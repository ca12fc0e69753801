import type { AuditAction, AuditRecord, RecordKind } from '@/shared/api/types';

export const auditActions: readonly AuditAction[] = [
  'raise',
  'share',
  'revise',
  'remove',
  'receive',
  'acknowledge',
  'decline',
  'escalate',
  'open',
  'attach',
  'plan',
  'change',
  'cancel',
  'record-attendance',
  'propose-dates',
  'withdraw-date',
  'answer-dates',
  'fix-date',
  'add-agenda-item',
  'change-agenda-item',
  'withdraw-agenda-item',
  'order-agenda',
  'record-agenda-outcome',
  'add-file',
  'withdraw-file',
  'open-file',
  'revise-minutes',
  'sign-off',
  'seal',
  'refuse-sign-off',
  'confirm-translation',
  'put-to-both-sides',
  'propose-amendment',
  'answer-amendment',
  'write-addendum',
  'sign-addendum',
  'seal-addendum',
  'withdraw-addendum',
  'set-signing-rule',
  'name-deputy',
  'end-deputy',
  'report-commitment',
  'confirm-commitment',
  'object-to-commitment',
  'propose-postponement',
  'agree-to-postponement',
  'refuse-postponement',
  'draft',
  'propose',
  'counter',
  'accept',
  'sign',
  'enter-into-force',
  'end',
  'read',
  'break-glass',
  'unmask',
  'export',
  'invite',
  'confirm',
  'name-responder',
  'release-responder',
  'provision',
  'add',
  'join',
  'withdraw',
  'dissolve',
  'depart',
  'declare-interest',
  'withdraw-interest',
  'publish',
  'tell',
  'confirm-fact',
  'reopen-fact',
  'comment',
  'withdraw-comment',
  'declare-legal-nature',
  'refer',
  'record-breach',
  'add-negotiation-note',
  'appoint',
  'release',
  'object',
  'consent',
  'form-team',
  'begin-attachment',
  'refuse-attachment',
  'add-document',
  'withdraw-document',
  'cancel-attachment',
  'record-session',
  'remark',
  'end-mediation',
  'write-settlement',
  'confirm-settlement',
  'confirm-settlement-by-parties',
  'settle',
  'record-judicial-confirmation',
  'report-performance',
  'answer-performance',
  'declare-outcome',
  'close',
  'reopen',
  'record-return-visit',
  'approve',
  'refuse',
  'place-hold',
  'lift-hold',
  'consent-to-destruction',
  'destroy',
  'propose-merge',
  'merge',
  'refuse-merge',
  'propose-lead',
  'take-lead',
  'refuse-lead',
  'record-inspection',
  'add-finding',
  'link-alert',
];

export const recordKinds: readonly RecordKind[] = [
  'dispute-alert',
  'dispute',
  'joint-meeting',
  'cooperation-agreement',
  'commitment',
  'inspection-round',
  'mediation-organisation',
  'mediator',
  'retention-rule',
  'township',
  'border',
  'membership',
  'invitation',
  'catalogue',
];

/** The page of the record, where there is one. */
export function pageOf(record: Pick<AuditRecord, 'recordKind' | 'recordId'>): string | undefined {
  switch (record.recordKind) {
    case 'dispute-alert':
      return `/dispute-alerts/${record.recordId}`;
    case 'dispute':
      return `/disputes/${record.recordId}`;
    case 'joint-meeting':
      return `/joint-meetings/${record.recordId}`;
    case 'cooperation-agreement':
      return `/cooperation-agreements/${record.recordId}`;
    case 'commitment':
      return `/commitments/${record.recordId}`;
    case 'inspection-round':
      return `/inspection-rounds/${record.recordId}`;
    case 'mediation-organisation':
      return `/mediation-organisations/${record.recordId}`;
    case 'mediator':
      return `/mediators/${record.recordId}`;
    case 'retention-rule':
      return '/retention-rules';
    case 'catalogue':
      return '/catalogues';
    default:
      return undefined;
  }
}

/** Enough of a content hash to compare by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
