import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agreementStates } from '@/agreements/state';
import { auditActions, recordKinds } from '@/audit/state';
import { catalogueKinds, fileNeeds, firstVersions } from '@/catalogues/state';
import { disputeStatuses, legalNatures, statusQuoItems } from '@/disputes/disputeState';
import { withdrawalReasons } from '@/disputes/fileState';
import { mediationLanguages, organisationKinds } from '@/disputes/mediatorState';
import { holdReasons, retentionRuleStates } from '@/disputes/retentionState';
import { sessionConfirmations } from '@/disputes/sessionState';
import {
  judicialSteps,
  obligationKinds,
  partiesManners,
  performanceStates,
  satisfactions,
  visitedPerformances,
} from '@/disputes/settlementState';
import { alertKinds, alertStates, severities } from '@/disputes/state';
import zh from '@/i18n/messages/zh';
import { attendanceRoles, meetingKinds, meetingStates, presences } from '@/meetings/state';

interface Description {
  components: { schemas: Record<string, { enum?: string[] }> };
}

const description = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../api/openapi.json'), 'utf8'),
) as Description;

function wordsOf(schema: string): string[] {
  const words = description.components.schemas[schema]?.enum;
  if (!words) throw new Error(`the API has no words called ${schema}`);
  return words;
}

describe('the words of the API', () => {
  it.each<[string, readonly string[]]>([
    ['DisputeAlertKind', alertKinds],
    ['DisputeAlertStatus', alertStates],
    ['Severity', severities],
    ['Severity', firstVersions.severities.entries.map((entry) => entry.code)],
    ['CatalogueKind', catalogueKinds],
    ['FileNeed', fileNeeds],
    ['FileWithdrawalReason', withdrawalReasons],
    ['DisputeStatus', disputeStatuses],
    ['LegalNature', legalNatures],
    ['StatusQuoItem', statusQuoItems],
    ['SessionConfirmation', sessionConfirmations],
    ['ObligationKind', obligationKinds],
    ['PartiesManner', partiesManners],
    ['PerformanceState', performanceStates],
    ['VisitedPerformance', visitedPerformances],
    ['Satisfaction', satisfactions],
    ['JudicialStep', judicialSteps],
    ['HoldReason', holdReasons],
    ['RetentionRuleState', retentionRuleStates],
    ['MediationOrganisationKind', organisationKinds],
    ['MediationLanguage', mediationLanguages],
    ['MeetingKind', meetingKinds],
    ['MeetingState', meetingStates],
    ['AttendanceRole', attendanceRoles],
    ['Presence', presences],
    ['AgreementState', agreementStates],
    ['AuditAction', auditActions],
    // Nobody reads the records of a person's own settings.
    ['RecordKind', [...recordKinds, 'person']],
  ])('can all be chosen: %s', (schema, offered) => {
    expect([...offered].sort()).toEqual(wordsOf(schema).sort());
  });

  it.each<[string, Record<string, string>]>([
    ['DisputeAlertKind', zh.kind],
    ['DisputeAlertStatus', zh.alertState],
    ['DisputeAlertStatus', zh.alertStateTheirs],
    ['CatalogueKind', zh.catalogueKind],
    ['FileNeed', zh.fileNeed],
    ['FileItemState', zh.fileItemState],
    ['FileWithdrawalReason', zh.fileWithdrawalReason],
    ['AttachmentKind', zh.attachmentKind],
    ['AttachmentRefusal', zh.disputeFile.refusal],
    ['MeetingFileKind', zh.meetingFileKind],
    ['DisputeStatus', zh.disputeStatus],
    ['LegalNature', zh.legalNature],
    ['LegalNature', zh.legalNatureHint],
    ['StatusQuoItem', zh.statusQuoItem],
    ['StatusQuoItem', zh.statusQuoForbids],
    ['CommentAudience', zh.disputeWords.audiences],
    ['CommentAudience', zh.disputeWords.audienceHint],
    ['HoldReason', zh.holdReason],
    ['RetentionRuleState', zh.retentionRuleState],
    ['MergeObstacle', zh.duplicate.obstacle],
    ['MediationOrganisationKind', zh.organisationKind],
    ['MediationLanguage', zh.mediationLanguage],
    ['SettlementForm', zh.settlementForm],
    ['ObligationKind', zh.obligationKind],
    ['PartiesManner', zh.partiesManner],
    ['PerformanceState', zh.performanceState],
    ['PerformanceAnswer', zh.performanceAnswer],
    ['SettlementOutcome', zh.settlementOutcome],
    ['JudicialStep', zh.judicialStep],
    ['VisitedPerformance', zh.visitedPerformance],
    ['Satisfaction', zh.satisfaction],
    ['MeetingKind', zh.meetingKind],
    ['MeetingState', zh.meetingState],
    ['AttendanceRole', zh.attendanceRole],
    ['Presence', zh.presence],
    ['AgreementState', zh.agreementState],
    ['AuditAction', zh.auditAction],
    ['RecordKind', zh.recordKind],
    ['HomeReason', zh.home.reason],
    ['Role', zh.role],
    ['Scope', zh.scope],
  ])('have a text each: %s', (schema, texts) => {
    expect(Object.keys(texts).sort()).toEqual(wordsOf(schema).sort());
  });
});
