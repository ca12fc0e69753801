import { createRouter, createWebHistory } from 'vue-router';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'home', component: () => import('@/notification/HomeView.vue') },
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('@/shared/ui/NotFoundView.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
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
