import { createRouter, createWebHistory } from 'vue-router';

/** Where the QR codes of printed minutes lead. */
export const verificationPath = '/verification';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'home', component: () => import('@/notification/HomeView.vue') },
    { path: '/dispute-alerts', name: 'dispute-alerts', component: () => import('@/disputes/AlertListView.vue') },
    { path: '/dispute-alerts/new', name: 'dispute-alert-new', component: () => import('@/disputes/AlertFormView.vue') },
    {
      path: '/dispute-alerts/:id',
      name: 'dispute-alert',
      component: () => import('@/disputes/AlertView.vue'),
      props: true,
    },
    {
      path: '/dispute-alerts/:id/edit',
      name: 'dispute-alert-edit',
      component: () => import('@/disputes/AlertFormView.vue'),
      props: true,
    },
    { path: '/disputes', name: 'disputes', component: () => import('@/disputes/DisputeListView.vue') },
    {
      path: '/disputes/:id',
      name: 'dispute',
      component: () => import('@/disputes/DisputeView.vue'),
      props: true,
    },
    {
      path: '/disputes/:id/breach',
      name: 'dispute-breach',
      component: () => import('@/disputes/BreachFormView.vue'),
      props: true,
    },
    {
      path: '/disputes/:id/session',
      name: 'dispute-session',
      component: () => import('@/disputes/MediationSessionFormView.vue'),
      props: true,
    },
    ...(
      [
        ['settlement', () => import('@/disputes/SettlementFormView.vue')],
        ['performance', () => import('@/disputes/PerformanceFormView.vue')],
        ['return-visit', () => import('@/disputes/ReturnVisitFormView.vue')],
      ] as const
    ).map(([form, component]) => ({ path: `/disputes/:id/${form}`, name: `dispute-${form}`, component, props: true })),
    {
      path: '/disputes/:id/file',
      name: 'dispute-file',
      component: () => import('@/disputes/FileDocumentFormView.vue'),
      props: true,
    },
    {
      path: '/disputes/:id/negotiation',
      name: 'dispute-negotiation',
      component: () => import('@/disputes/NegotiationNoteFormView.vue'),
      props: true,
    },
    {
      path: '/inspection-rounds',
      name: 'inspection-rounds',
      component: () => import('@/disputes/InspectionListView.vue'),
    },
    {
      path: '/inspection-rounds/new',
      name: 'inspection-round-new',
      component: () => import('@/disputes/InspectionFormView.vue'),
    },
    {
      path: '/inspection-rounds/:id',
      name: 'inspection-round',
      component: () => import('@/disputes/InspectionView.vue'),
      props: true,
    },
    { path: '/joint-meetings', name: 'joint-meetings', component: () => import('@/meetings/MeetingListView.vue') },
    {
      path: '/joint-meetings/new',
      name: 'joint-meeting-new',
      component: () => import('@/meetings/MeetingFormView.vue'),
    },
    {
      path: '/joint-meetings/:id',
      name: 'joint-meeting',
      component: () => import('@/meetings/MeetingView.vue'),
      props: true,
    },
    {
      path: '/joint-meetings/:id/edit',
      name: 'joint-meeting-edit',
      component: () => import('@/meetings/MeetingFormView.vue'),
      props: true,
    },
    {
      path: '/joint-meetings/:id/minutes',
      name: 'joint-meeting-minutes',
      component: () => import('@/meetings/MinutesEditorView.vue'),
      props: true,
    },
    { path: '/signing', name: 'signing', component: () => import('@/meetings/SigningView.vue') },
    {
      path: '/cooperation-agreements',
      name: 'cooperation-agreements',
      component: () => import('@/agreements/AgreementListView.vue'),
    },
    {
      path: '/cooperation-agreements/new',
      name: 'cooperation-agreement-new',
      component: () => import('@/agreements/AgreementFormView.vue'),
    },
    {
      path: '/cooperation-agreements/:id',
      name: 'cooperation-agreement',
      component: () => import('@/agreements/AgreementView.vue'),
      props: true,
    },
    {
      path: '/cooperation-agreements/:id/edit',
      name: 'cooperation-agreement-edit',
      component: () => import('@/agreements/AgreementFormView.vue'),
      props: true,
    },
    {
      path: '/cooperation-agreements/:id/counter-text',
      name: 'cooperation-agreement-counter',
      component: () => import('@/agreements/CounterTextView.vue'),
      props: true,
    },
    { path: '/mediators', name: 'mediators', component: () => import('@/disputes/MediatorListView.vue') },
    { path: '/mediators/new', name: 'mediator-new', component: () => import('@/disputes/MediatorFormView.vue') },
    {
      path: '/mediators/:id',
      name: 'mediator',
      component: () => import('@/disputes/MediatorView.vue'),
      props: true,
    },
    {
      path: '/mediators/:id/edit',
      name: 'mediator-edit',
      component: () => import('@/disputes/MediatorFormView.vue'),
      props: true,
    },
    {
      path: '/mediation-organisations/new',
      name: 'mediation-organisation-new',
      component: () => import('@/disputes/OrganisationFormView.vue'),
    },
    {
      path: '/mediation-organisations/:id',
      name: 'mediation-organisation',
      component: () => import('@/disputes/OrganisationView.vue'),
      props: true,
    },
    {
      path: '/mediation-organisations/:id/edit',
      name: 'mediation-organisation-edit',
      component: () => import('@/disputes/OrganisationFormView.vue'),
      props: true,
    },
    {
      path: '/commitments',
      name: 'commitments',
      component: () => import('@/commitments/CommitmentBoardView.vue'),
    },
    {
      path: '/commitments/:id',
      name: 'commitment',
      component: () => import('@/commitments/CommitmentView.vue'),
      props: true,
    },
    { path: '/audit', name: 'audit', component: () => import('@/audit/AuditView.vue') },
    { path: '/townships', name: 'townships', component: () => import('@/tenancy/TownshipsView.vue') },
    { path: '/catalogues', name: 'catalogues', component: () => import('@/catalogues/CataloguesView.vue') },
    {
      path: '/catalogues/:kind(dispute-types|severities)/edit',
      name: 'catalogue-edit',
      component: () => import('@/catalogues/CatalogueFormView.vue'),
      props: true,
    },
    {
      path: '/retention-rules',
      name: 'retention-rules',
      component: () => import('@/disputes/RetentionRulesView.vue'),
    },
    {
      path: '/retention-rules/new',
      name: 'retention-rule-new',
      component: () => import('@/disputes/RetentionRuleFormView.vue'),
    },
    {
      path: '/destruction-certificates',
      name: 'destruction-certificates',
      component: () => import('@/disputes/DestructionCertificatesView.vue'),
    },
    { path: '/members', name: 'members', component: () => import('@/tenancy/MembersView.vue') },
    { path: '/settings', name: 'settings', component: () => import('@/identity/SettingsView.vue') },
    // Public: App shows it without the shell, and main asks nobody to sign in for it.
    { path: verificationPath, name: 'verification', component: () => import('@/documents/VerificationView.vue') },
    { path: '/outbox', name: 'outbox', component: () => import('@/offline/OutboxView.vue') },
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('@/shared/ui/NotFoundView.vue') },
  ],
  scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
});

// A page that was opened first must not be announced; every later one gets the focus, so that a screen reader starts there.
let first = true;
router.afterEach((to, from) => {
  if (first || to.path === from.path) {
    first = false;
    return;
  }
  document.getElementById('main')?.focus({ preventScroll: true });
});
