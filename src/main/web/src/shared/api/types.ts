import type { components } from './schema';

type Schemas = components['schemas'];

export type Language = Schemas['Language'];
export type Role = Schemas['Role'];
export type Scope = Schemas['Scope'];
export type RecordKind = Schemas['RecordKind'];
export type FieldError = Schemas['ProblemFieldErrorView'];
export type TextSet = Schemas['TextSet'];
export type Reader = Schemas['Reader'];

/** What the server says of a refusal, or as much as is known of one that did not come from it. */
export type Problem = Pick<Schemas['ProblemView'], 'type' | 'title' | 'status'> & Partial<Schemas['ProblemView']>;

export type Configuration = Schemas['ConfigurationView'];
export type Me = Schemas['MeView'];
export type MembershipView = Schemas['MembershipView'];
export type TownshipRef = Schemas['TownshipRef'];
export type BorderRef = Schemas['BorderRef'];
export type Device = Schemas['DeviceView'];
export type DeviceKind = Schemas['DeviceKind'];
export type DeviceOrder = Schemas['DeviceOrderView'];
export type Township = Schemas['TownshipView'];
export type TownshipRequest = Schemas['TownshipRequest'];
export type Border = Schemas['BorderView'];
export type Invitation = Schemas['InvitationView'];
export type InvitationRequest = Schemas['InvitationRequest'];
export type Member = Schemas['MemberView'];

export type AlertKind = Schemas['DisputeAlertKind'];
export type AlertState = Schemas['DisputeAlertStatus'];
export type AlertSide = Schemas['DisputeAlertSide'];
export type AlertAction = Schemas['DisputeAlertAction'];
export type Severity = Schemas['Severity'];
export type Party = Schemas['DisputeAlertPartyRequest'];
export type DisputeAlertRequest = Schemas['DisputeAlertRequest'];
export type DisputeAlertSummary = Schemas['DisputeAlertSummary'];
export type DisputeAlertView = Schemas['DisputeAlertView'];
export type PersonalData = Schemas['UnmaskedDisputeAlertView'];

export type CatalogueKind = Schemas['CatalogueKind'];
export type Catalogue = Schemas['CatalogueView'];
export type CatalogueEntry = Schemas['CatalogueEntryView'];
export type CatalogueRequest = Schemas['CatalogueRequest'];
export type DisputeStatus = Schemas['DisputeStatus'];
export type DisputeAction = Schemas['DisputeAction'];
export type DisputeActView = Schemas['DisputeActView'];
export type DisputeSummary = Schemas['DisputeSummary'];
export type DisputeView = Schemas['DisputeView'];
export type LegalNature = Schemas['LegalNature'];
export type StatusQuoItem = Schemas['StatusQuoItem'];
export type StatusQuoBreachRequest = Schemas['StatusQuoBreachRequest'];
export type NegotiationNoteRequest = Schemas['NegotiationNoteRequest'];

export type DuplicatesView = Schemas['DuplicatesView'];
export type DuplicateAction = Schemas['DuplicateAction'];
export type MergeObstacle = Schemas['MergeObstacle'];
export type InspectionAction = Schemas['InspectionAction'];
export type InspectionFindingRequest = Schemas['InspectionFindingRequest'];
export type InspectionRoundRequest = Schemas['InspectionRoundRequest'];
export type InspectionRoundSummary = Schemas['InspectionRoundSummary'];
export type InspectionRoundView = Schemas['InspectionRoundView'];

export type MediationOrganisationKind = Schemas['MediationOrganisationKind'];
export type MediationOrganisationAction = Schemas['MediationOrganisationAction'];
export type MediationOrganisationRequest = Schemas['MediationOrganisationRequest'];
export type MediationOrganisation = Schemas['MediationOrganisationView'];
export type MediationLanguage = Schemas['MediationLanguage'];
export type DisputeAttachment = Schemas['DisputeAttachment'];
export type DisputeAttachmentRequest = Schemas['DisputeAttachmentRequest'];
export type DisputeFileAction = Schemas['DisputeFileAction'];
export type DisputeFileView = Schemas['DisputeFileView'];
export type FileDocumentRequest = Schemas['FileDocumentRequest'];
export type FileItemState = Schemas['FileItemState'];
export type FileWithdrawalReason = Schemas['FileWithdrawalReason'];
export type FileNeed = Schemas['FileNeed'];
export type UnmaskedDisputeFile = Schemas['UnmaskedDisputeFileView'];
export type MediationSessionAction = Schemas['MediationSessionAction'];
export type MediationSessionRequest = Schemas['MediationSessionRequest'];
export type MediationSessionsView = Schemas['MediationSessionsView'];
export type SessionConfirmation = Schemas['SessionConfirmation'];
export type UnmaskedSessions = Schemas['UnmaskedMediationSessionsView'];
export type MediationTeamAction = Schemas['MediationTeamAction'];
export type MediationTeamView = Schemas['MediationTeamView'];
export type MediatorAction = Schemas['MediatorAction'];
export type MediatorRequest = Schemas['MediatorRequest'];
export type MediatorSummary = Schemas['MediatorSummary'];
export type MediatorView = Schemas['MediatorView'];
export type InterestDeclarationRequest = Schemas['InterestDeclarationRequest'];

export type HoldReason = Schemas['HoldReason'];
export type Retention = Schemas['RetentionView'];
export type RetentionAction = Schemas['RetentionAction'];
export type RetentionRule = Schemas['RetentionRuleView'];
export type RetentionRuleRequest = Schemas['RetentionRuleRequest'];
export type RetentionRuleState = Schemas['RetentionRuleState'];
export type DestructionCertificate = Schemas['DestructionCertificateView'];

export type MeetingKind = Schemas['MeetingKind'];
export type MeetingState = Schemas['MeetingState'];
export type MeetingAction = Schemas['MeetingAction'];
export type JointMeetingRequest = Schemas['JointMeetingRequest'];
export type JointMeetingSummary = Schemas['JointMeetingSummary'];
export type CalendarAddress = Schemas['CalendarAddressView'];
export type AgendaAction = AgendaView['actions'][number];
export type AgendaItem = Schemas['AgendaItem'];
export type AgendaItemRequest = Schemas['AgendaItemRequest'];
export type AgendaSuggestions = Schemas['AgendaSuggestions'];
export type AgendaView = Schemas['AgendaView'];
export type DateAction = MeetingDatesView['actions'][number];
export type DateAnswersRequest = Schemas['DateAnswersRequest'];
export type MeetingDate = Schemas['MeetingDate'];
export type MeetingDateRequest = Schemas['MeetingDateRequest'];
export type MeetingDatesView = Schemas['MeetingDatesView'];
export type MeetingSeries = Schemas['MeetingSeriesView'];
export type MeetingSeriesRequest = Schemas['MeetingSeriesRequest'];
export type SeriesRhythm = MeetingSeries['rhythm'];
export type JointMeetingView = Schemas['JointMeetingView'];
export type VerifiedMinutes = Schemas['VerifiedMinutes'];
export type MinutesOutcome = VerifiedMinutes['outcome'];
export type AttendanceEntry = Schemas['AttendanceEntry'];
export type MeetingFile = Schemas['MeetingFile'];
export type MeetingFileKind = Schemas['MeetingFileKind'];
export type MeetingFiles = Schemas['MeetingFiles'];
export type TranslationConfirmation = Schemas['TranslationConfirmation'];
export type MinutesSignOff = Schemas['JointMeetingSignOff'];
export type MinutesAmendment = Schemas['MinutesAmendment'];
export type MinutesAddendum = Schemas['MinutesAddendum'];
export type SigningCapacity = Schemas['SigningCapacity'];
export type SigningDeputy = Schemas['SigningDeputy'];
export type Signing = Schemas['SigningView'];
export type MinutesRequest = Schemas['MinutesRequest'];
export type MinutesRevision = Schemas['MinutesRevisionView'];

export type DisputeThread = Schemas['DisputeThread'];
export type CommitmentAction = Schemas['CommitmentAction'];
export type CommitmentStatus = Schemas['CommitmentStatus'];
export type CommitmentSummary = Schemas['CommitmentSummary'];
export type CommitmentView = Schemas['CommitmentView'];

export type AgreementState = Schemas['AgreementState'];
export type AgreementAction = Schemas['AgreementAction'];
export type CooperationAgreementRequest = Schemas['AgreementRequest'];
export type CooperationAgreementSummary = Schemas['CooperationAgreementSummary'];
export type CooperationAgreementView = Schemas['CooperationAgreementView'];
export type AgreementRevision = Schemas['AgreementRevisionView'];

export type AuditAction = Schemas['AuditAction'];
export type AuditRecord = Schemas['AuditRecordView'];
export type Change = Schemas['ChangeView'];
export type ChangePage = Schemas['ChangesView'];
export type Home = Schemas['HomeView'];
export type HomeItem = Schemas['HomeItemView'];

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

export type JudicialConfirmationRequest = Schemas['JudicialConfirmationRequest'];
export type JudicialStep = Schemas['JudicialStep'];
export type ObligationKind = Schemas['ObligationKind'];
export type PartiesManner = Schemas['PartiesManner'];
export type PerformanceAnswer = Schemas['PerformanceAnswer'];
export type PerformanceRequest = Schemas['ObligationPerformanceRequest'];
export type PerformanceState = Schemas['PerformanceState'];
export type ReturnVisitRequest = Schemas['ReturnVisitRequest'];
export type Satisfaction = Schemas['Satisfaction'];
export type SettlementAction = Schemas['SettlementAction'];
export type SettlementOutcome = Schemas['SettlementOutcome'];
export type SettlementPartiesConfirmationRequest = Schemas['SettlementPartiesConfirmationRequest'];
export type SettlementRequest = Schemas['SettlementRequest'];
export type SettlementsView = Schemas['SettlementsView'];
export type UnmaskedSettlements = Schemas['UnmaskedSettlementsView'];
export type VisitedPerformance = Schemas['VisitedPerformance'];
