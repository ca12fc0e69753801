import { api, read } from '@/shared/api/client';
import type {
  DestructionCertificate,
  HoldReason,
  Page,
  Retention,
  RetentionRule,
  RetentionRuleRequest,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';

export function getRetention(alertId: string): Promise<Retention> {
  return read(api.GET('/dispute-alerts/{id}/retention', { params: { path: { id: alertId } } }));
}

export function listRetentionRules(cursor?: string): Promise<Page<RetentionRule>> {
  return read(api.GET('/retention-rules', { params: { query: { limit: 50, cursor } } }));
}

export function listCertificates(cursor?: string): Promise<Page<DestructionCertificate>> {
  return read(api.GET('/destruction-certificates', { params: { query: { limit: 50, cursor } } }));
}

export function proposeRule(body: RetentionRuleRequest & { id: string }, form: NewCommand['form']): NewCommand {
  return {
    recordKind: 'retention-rule',
    recordId: body.id,
    title: body.legalBasis,
    intent: 'propose-retention-rule',
    method: 'POST',
    path: '/retention-rules',
    body,
    form,
  };
}

/** A leader's word on a proposed rule, in the words that the screen showed. */
export function answerRule(rule: RetentionRule, approves: boolean): NewCommand {
  return {
    recordKind: 'retention-rule',
    recordId: rule.id,
    title: rule.legalBasis,
    intent: approves ? 'approve-retention-rule' : 'refuse-retention-rule',
    method: 'POST',
    path: `/retention-rules/${rule.id}/${approves ? 'approval' : 'refusal'}`,
    body: { contentHash: rule.contentHash },
  };
}

/** What a hold or a destruction is of: an alert, and the dispute opened from it. */
export interface RetentionTarget {
  alertId: string;
  title: string;
}

function command(target: RetentionTarget, intent: string, path: string, body: object): NewCommand {
  return {
    recordKind: 'dispute-alert',
    recordId: target.alertId,
    title: target.title,
    intent,
    method: 'POST',
    path: `/dispute-alerts/${target.alertId}/retention/${path}`,
    body,
  };
}

export function placeHold(target: RetentionTarget, reason: HoldReason): NewCommand {
  return command(target, 'place-hold', 'holds', { id: uuidv7(), reason });
}

export function liftHold(target: RetentionTarget, holdId: string): NewCommand {
  return command(target, 'lift-hold', `holds/${holdId}/lifting`, {});
}

export function consentToDestruction(target: RetentionTarget, contentHash: string): NewCommand {
  return command(target, 'consent-to-destruction', 'destruction-consents', { contentHash });
}
