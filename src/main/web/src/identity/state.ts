import type { MembershipView, Role } from '@/shared/api/types';

/** What the screens offer to a role. The server decides; this only keeps doors off the screen that would not open. */
export type Right =
  | 'raise-alert'
  | 'plan-meeting'
  | 'draft-agreement'
  | 'keep-register'
  | 'read-audit'
  | 'administer'
  | 'confirm-members'
  | 'read-records'
  | 'read-joint-records';

const rights: Record<Role, readonly Right[]> = {
  leader: [
    'raise-alert',
    'plan-meeting',
    'draft-agreement',
    'keep-register',
    'read-audit',
    'confirm-members',
    'read-records',
    'read-joint-records',
  ],
  clerk: [
    'raise-alert',
    'plan-meeting',
    'draft-agreement',
    'keep-register',
    'read-audit',
    'read-records',
    'read-joint-records',
  ],
  mediator: ['raise-alert', 'read-records', 'read-joint-records'],
  'county-officer': ['read-records'],
  'provincial-officer': ['read-audit', 'confirm-members', 'read-records', 'read-joint-records'],
  operator: ['administer', 'confirm-members'],
};

export function may(membership: MembershipView | undefined, right: Right): boolean {
  return membership !== undefined && rights[membership.role].includes(right);
}

/** Whether the address's fragment carries the hub's answer to a sign-in. */
export function isReturning(fragment: string): boolean {
  return /[#&]state=/.test(fragment) && /[#&](code|error)=/.test(fragment);
}
