import type { components } from './schema';

type Schemas = components['schemas'];

export type Language = Schemas['Language'];
export type Problem = Schemas['Problem'];
export type FieldError = Schemas['FieldError'];
export type TextSet = Schemas['TextSet'];
export type Act = Schemas['Act'];
export type TownshipRef = Schemas['TownshipRef'];
export type BorderRef = Schemas['BorderRef'];
export type Configuration = Schemas['Configuration'];
export type Role = Schemas['Role'];
export type Scope = Schemas['Scope'];
export type MembershipView = Schemas['MembershipView'];
export type Me = Schemas['Me'];
export type Township = Schemas['Township'];
export type TownshipRequest = Schemas['TownshipRequest'];
export type Border = Schemas['Border'];
export type Invitation = Schemas['Invitation'];
export type Member = Schemas['Member'];
export type InvitationRequest = Schemas['InvitationRequest'];
export type AlertKind = Schemas['AlertKind'];
export type AlertType = Schemas['AlertType'];
export type Severity = Schemas['Severity'];
export type AlertState = Schemas['AlertState'];
export type Party = Schemas['Party'];
export type DisputeAlertRequest = Schemas['DisputeAlertRequest'];
export type DisputeAlertSummary = Schemas['DisputeAlertSummary'];
export type DisputeAlertView = Schemas['DisputeAlertView'];
export type PersonalData = Schemas['PersonalData'];
export type MeetingKind = Schemas['MeetingKind'];
export type MeetingState = Schemas['MeetingState'];
export type JointMeetingRequest = Schemas['JointMeetingRequest'];
export type JointMeetingSummary = Schemas['JointMeetingSummary'];
export type JointMeetingView = Schemas['JointMeetingView'];
export type AttendanceEntry = Schemas['AttendanceEntry'];
export type MinutesRevision = Schemas['MinutesRevision'];
export type ContentSignature = Schemas['ContentSignature'];
export type AgreementState = Schemas['AgreementState'];
export type CooperationAgreementRequest = Schemas['CooperationAgreementRequest'];
export type CooperationAgreementSummary = Schemas['CooperationAgreementSummary'];
export type CooperationAgreementView = Schemas['CooperationAgreementView'];
export type AgreementRevision = Schemas['AgreementRevision'];
export type AuditRecord = Schemas['AuditRecord'];
export type RecordKind = Schemas['RecordKind'];
export type Change = Schemas['Change'];
export type ChangePage = Schemas['ChangePage'];
export type Home = Schemas['Home'];
export type HomeItem = Schemas['HomeItem'];
export type Reader = Schemas['Reader'];

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}
