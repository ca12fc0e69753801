import type { HomeItem } from '@/shared/api/types';
import type { IconName } from '@/shared/ui/icons';

const icons: Record<HomeItem['reason'], IconName> = {
  'alert-waits': 'alert',
  'alert-escalated': 'up',
  'alert-declined': 'close',
  'legal-nature-waits': 'dispute',
  'merge-waits': 'alert',
  'lead-waits': 'dispute',
  'team-consent-waits': 'people',
  'settlement-waits': 'sign',
  'obligation-due': 'dispute',
  'obligation-overdue': 'alert',
  'sign-off-waits': 'sign',
  'sign-off-refused': 'alert',
  'amendment-waits': 'edit',
  'addendum-waits': 'sign',
  'acceptance-waits': 'check',
  'signature-waits': 'sign',
  'meeting-today': 'meeting',
  'meeting-dates-wait': 'meeting',
  'series-meeting-soon': 'meeting',
  'meeting-date-agreed': 'check',
  'commitment-due': 'clock',
  'commitment-overdue': 'alert',
  'commitment-reported': 'check',
  'postponement-waits': 'clock',
  'invitation-waits': 'people',
  'retention-rule-waits': 'clock',
  'destruction-due': 'lock',
};

export function iconOf(item: Pick<HomeItem, 'reason'>): IconName {
  return icons[item.reason];
}

/** Whether what an entry tells is a day and not a moment: when something is due. */
export function isOfDay(item: Pick<HomeItem, 'reason'>): boolean {
  return /^(obligation|commitment|postponement)-/.test(item.reason);
}

/** Where an entry of the home page leads. */
export function linkOf(item: Pick<HomeItem, 'recordKind' | 'recordId'>): string {
  switch (item.recordKind) {
    case 'dispute-alert':
      return `/dispute-alerts/${item.recordId}`;
    case 'dispute':
      return `/disputes/${item.recordId}`;
    case 'joint-meeting':
      return `/joint-meetings/${item.recordId}`;
    case 'cooperation-agreement':
      return `/cooperation-agreements/${item.recordId}`;
    case 'commitment':
      return `/commitments/${item.recordId}`;
    case 'retention-rule':
      return '/retention-rules';
    case 'township':
    case 'border':
      return '/townships';
    default:
      return '/members';
  }
}
