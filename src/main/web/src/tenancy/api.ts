import { api, read } from '@/shared/api/client';
import type {
  Border,
  Invitation,
  InvitationRequest,
  Member,
  Page,
  TextSet,
  Township,
  TownshipRequest,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';

export function listTownships(cursor?: string): Promise<Page<Township>> {
  return read(api.GET('/townships', { params: { query: { limit: 100, cursor } } }));
}

export function listBorders(cursor?: string): Promise<Page<Border>> {
  return read(api.GET('/borders', { params: { query: { limit: 100, cursor } } }));
}

export function listInvitations(cursor?: string): Promise<Page<Invitation>> {
  return read(api.GET('/invitations', { params: { query: { limit: 50, cursor } } }));
}

export function listMemberships(cursor?: string): Promise<Page<Member>> {
  return read(api.GET('/memberships', { params: { query: { limit: 50, cursor } } }));
}

export function addTownship(body: TownshipRequest & { id: string }): NewCommand {
  return {
    recordKind: 'township',
    recordId: body.id,
    title: body.name.zh,
    intent: 'township',
    method: 'POST',
    path: '/townships',
    body,
  };
}

export function changeTownship(township: Township, body: TownshipRequest): NewCommand {
  return {
    recordKind: 'township',
    recordId: township.id,
    title: body.name.zh,
    intent: 'township',
    method: 'PUT',
    path: `/townships/${township.id}`,
    body,
    ifMatch: `"${township.version}"`,
  };
}

export function provision(township: Township): NewCommand {
  return {
    recordKind: 'township',
    recordId: township.id,
    title: township.name.zh,
    intent: 'provision',
    method: 'POST',
    path: `/townships/${township.id}/provisioning`,
    body: {},
    ifMatch: `"${township.version}"`,
  };
}

export function addBorder(id: string, name: TextSet, townshipIds: string[]): NewCommand {
  return {
    recordKind: 'border',
    recordId: id,
    title: name.zh,
    intent: 'border',
    method: 'POST',
    path: '/borders',
    body: { id, name, townshipIds },
  };
}

export function confirmBorder(border: Border): NewCommand {
  return {
    recordKind: 'border',
    recordId: border.id,
    title: border.name.zh,
    intent: 'confirm-border',
    method: 'POST',
    path: `/borders/${border.id}/confirmations`,
    body: {},
    ifMatch: `"${border.version}"`,
  };
}

/** Names who of the own township answers on a border; without a membership nobody. */
export function nameResponder(border: Border, version: number, membershipId: string): NewCommand {
  return {
    recordKind: 'border',
    recordId: border.id,
    title: border.name.zh,
    intent: 'responder',
    method: membershipId ? 'PUT' : 'DELETE',
    path: `/borders/${border.id}/responder`,
    ...(membershipId && { body: { membershipId } }),
    ifMatch: `"${version}"`,
  };
}

export function invite(body: InvitationRequest & { id: string }): NewCommand {
  return {
    recordKind: 'invitation',
    recordId: body.id,
    title: body.office,
    intent: 'invite',
    method: 'POST',
    path: '/invitations',
    body,
  };
}

export function settleInvitation(invitation: Invitation, intent: 'confirm-member' | 'withdraw-invitation'): NewCommand {
  const confirming = intent === 'confirm-member';
  return {
    recordKind: 'invitation',
    recordId: invitation.id,
    title: invitation.office,
    intent,
    method: confirming ? 'POST' : 'DELETE',
    path: confirming ? `/invitations/${invitation.id}/confirmation` : `/invitations/${invitation.id}`,
    ...(confirming && { body: {} }),
    ifMatch: `"${invitation.version}"`,
  };
}

export function removeMember(membership: Member): NewCommand {
  return {
    recordKind: 'membership',
    recordId: membership.id,
    title: membership.office,
    intent: 'remove-member',
    method: 'DELETE',
    path: `/memberships/${membership.id}`,
    ifMatch: `"${membership.version}"`,
  };
}
