import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { followChanges } from '@/changes/feed';
import { currentLanguage } from '@/i18n';
import { currentVault, useVault } from '@/offline/current';
import {
  deviceOf,
  deviceSetting,
  hasPin,
  listProfiles,
  markRegistered,
  openSignedIn,
  profileId,
  setDeviceSetting,
  setPin as setDevicePin,
  unlock as unlockDevice,
  wipe,
  type Profile,
  type ProfileLabel,
} from '@/offline/device';
import { provideSenderIdentity, useOutbox } from '@/offline/outbox';
import { forgetAllRecords } from '@/offline/readCache';
import type { Vault } from '@/offline/vault';
import { api, provideRequestContext, read } from '@/shared/api/client';
import { NetworkError, ProblemError } from '@/shared/api/problem';
import type { BorderRef, Configuration, Me, MembershipView, Problem, TownshipRef } from '@/shared/api/types';
import { mustBeWiped, registerDevice, wipeAtOnce } from './api';
import { kindOf } from './deviceState';
import { may, type Right } from './state';

/**
 * starting: nothing is known yet · choosing: sign-in page · locked: somebody's store is on this device and wants the PIN ·
 * open: the app · refused: signed in, but without a membership.
 */
export type Phase = 'starting' | 'choosing' | 'locked' | 'open' | 'refused';

const idleLimit = 15 * 60_000;
/** How often an open page asks whether the device has to be wiped; without a PIN it may stay open for days. */
const ordersInterval = 10 * 60_000;
/** How soon it asks again when nobody answered, though the browser takes itself to be online; twice as long each time. */
const ordersRetry = 3_000;
const wipedSetting = 'wiped-profiles';
const wipeNoticeSetting = 'wipe-notice';
const signInNextSetting = 'sign-in-next';

export const useSession = defineStore('session', () => {
  const phase = ref<Phase>('starting');
  const configuration = shallowRef<Configuration>();
  const startProblem = shallowRef<unknown>();
  const profiles = shallowRef<Profile[]>([]);
  const me = shallowRef<Me>();
  const membershipId = ref<string>();
  /** Signed in with a live token, as the person whose store is open. */
  const connected = ref(false);
  /** Somebody else is signed in at the hub than the one whose store is open. */
  const otherPerson = ref(false);
  const pinSet = ref(false);
  const refusal = shallowRef<Problem>();
  const checking = ref(false);
  /** The open store's device, once the server knows it. */
  const device = ref<string>();
  /** A store was wiped on request, and nobody has said yet that they have read it. */
  const wipeNotice = ref(false);

  let login: Promise<typeof import('./login')> | undefined;
  let session: import('./login').Login | undefined;
  let stopFeed: (() => void) | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let askAgain = false;
  /** Whose stores were wiped on request since the last sign-in here: their logins are not to open the app by themselves. */
  let wiped: readonly string[] = [];
  let contact: ReturnType<typeof setTimeout> | undefined;
  let contactIn = ordersRetry;

  const tabs = new BroadcastChannel('jointgov-device');
  tabs.onmessage = () => location.reload();

  const membership = computed<MembershipView | undefined>(
    () => me.value?.memberships.find((candidate) => candidate.id === membershipId.value) ?? me.value?.current,
  );
  const townshipId = computed(() => membership.value?.township?.id);
  const townships = computed(() => new Map((me.value?.townships ?? []).map((township) => [township.id, township])));
  const borders = computed(() => new Map((me.value?.borders ?? []).map((border) => [border.id, border])));

  provideRequestContext({
    token: async () => session?.token(),
    language: currentLanguage,
    membership: () => membership.value?.id,
  });
  provideSenderIdentity({
    maySend: () => connected.value,
    membership: () => membership.value?.id,
    signInNeeded: () => {
      session?.forget();
      disconnected();
    },
  });

  async function loadConfiguration(): Promise<Configuration> {
    try {
      const fresh = await read(api.GET('/configuration'));
      await setDeviceSetting('configuration', fresh);
      return fresh;
    } catch (failure) {
      const kept = await deviceSetting<Configuration>('configuration');
      if (kept && failure instanceof NetworkError) return kept;
      throw failure;
    }
  }

  async function prepare(): Promise<import('./login').Login> {
    if (session) return session;
    login ??= import('./login');
    const { Login } = await login;
    configuration.value = await loadConfiguration();
    session = new Login(configuration.value, disconnected);
    return session;
  }

  /** Called once at start. */
  async function begin(): Promise<void> {
    checking.value = true;
    wiped = (await deviceSetting<string[]>(wipedSetting)) ?? [];
    wipeNotice.value = (await deviceSetting<boolean>(wipeNoticeSetting)) ?? false;
    const signInNext = await deviceSetting<boolean>(signInNextSetting);
    await setDeviceSetting(signInNextSetting, undefined);
    profiles.value = (await listProfiles()).filter((profile) => profile.wrapped);
    if (profiles.value.length > 0) phase.value = 'locked';
    setInterval(() => void obeyOrders(), ordersInterval);
    // The configuration comes meanwhile; connect() says what went wrong with it.
    const prepared = prepare().catch(() => undefined);
    if (await obeyOrders()) return;
    await prepared;
    await connect();
    if (signInNext && !startProblem.value && !session?.subject) await signInAgain();
  }

  /**
   * The device's contact: asks for every store on it whether it has to go, and wipes those that have to. Answers whether the
   * person at the device was among them; then the page is being left.
   */
  async function obeyOrders(): Promise<boolean> {
    clearTimeout(contact);
    if (!navigator.onLine) return false;
    const answers = await Promise.all(
      (await listProfiles()).map(async ({ id, device: known }) => ({
        id,
        wipe: known ? await mustBeWiped(known) : false,
      })),
    );
    const silent = answers.some(({ wipe }) => wipe === undefined);
    if (silent) contact = setTimeout(() => void obeyOrders(), contactIn);
    contactIn = silent ? Math.min(2 * contactIn, ordersInterval) : ordersRetry;
    const orders = answers.filter(({ wipe }) => wipe).map(({ id }) => id);
    let leaving = false;
    for (const id of orders) leaving = (await wipeOnRequest(id)) || leaving;
    if (leaving) await signOut();
    else if (orders.length > 0 && phase.value !== 'open') await connectSoon();
    return leaving;
  }

  async function wipeOnRequest(id: string): Promise<boolean> {
    const isOpen = currentVault()?.profile === id;
    if (isOpen) {
      disconnected();
      useVault(undefined);
    }
    // Remembered first: a page that is closed in the middle asks again at its next start.
    wiped = [...wiped.filter((other) => other !== id), id];
    wipeNotice.value = true;
    await setDeviceSetting(wipedSetting, wiped);
    await setDeviceSetting(wipeNoticeSetting, true);
    await setDeviceSetting('return-to', undefined);
    await wipe(id);
    tabs.postMessage('key-changed');
    profiles.value = profiles.value.filter((profile) => profile.id !== id);
    if (phase.value === 'locked' && profiles.value.length === 0) phase.value = 'choosing';
    return isOpen;
  }

  async function closeWipeNotice(): Promise<void> {
    wipeNotice.value = false;
    await setDeviceSetting(wipeNoticeSetting, undefined);
  }

  /** Adds the open store's device to the person's own, once; what fails is tried again after the next sign-in. */
  async function addDevice(profile: string): Promise<void> {
    const known = await deviceOf(profile);
    if (!known) return;
    if (!known.registered) {
      try {
        await registerDevice(known.id, kindOf(matchMedia('(pointer: coarse)').matches));
      } catch (failure) {
        if (failure instanceof NetworkError || failure instanceof ProblemError) return;
        throw failure;
      }
      await markRegistered(profile);
    }
    device.value = known.id;
  }

  /** Asks the hub whether somebody is signed in, and opens or connects what belongs to that person. */
  async function connect(): Promise<void> {
    askAgain = false;
    startProblem.value = undefined;
    checking.value = true;
    try {
      const asked = await prepare();
      if (await asked.start()) await signedIn();
      if (phase.value === 'starting') phase.value = 'choosing';
    } catch (failure) {
      // A sign-in object is good for one beginning only.
      session = undefined;
      startProblem.value = failure;
      if (phase.value === 'starting') phase.value = 'choosing';
    } finally {
      checking.value = false;
    }
    if (askAgain) await connect();
  }

  /** Asks now, or once more after the question that is on its way: it was asked before the network was back. */
  async function connectSoon(): Promise<void> {
    if (checking.value) askAgain = true;
    else await connect();
  }

  async function signedIn(): Promise<void> {
    const subject = session?.subject;
    const hub = configuration.value;
    if (!subject || !hub) return;
    const id = await profileId(hub.issuer, subject);
    if (wiped.includes(id)) {
      // The hub would let whoever holds the device in again without asking.
      await signOut();
      return;
    }
    const open = currentVault();
    if (open) {
      otherPerson.value = open.profile !== id;
      if (!otherPerson.value) await connectedTo(open);
      return;
    }
    if (await hasPin(id)) {
      phase.value = 'locked';
      return;
    }
    try {
      const known = await read(api.GET('/me'));
      const vault = await openSignedIn(id, labelOf(known.current));
      if (vault === 'pin-needed') {
        phase.value = 'locked';
        return;
      }
      me.value = known;
      await opened(vault);
      await connectedTo(vault, known);
    } catch (failure) {
      if (failure instanceof ProblemError) {
        refusal.value = failure.problem;
        phase.value = 'refused';
        return;
      }
      throw failure;
    }
  }

  async function opened(vault: Vault): Promise<void> {
    useVault(vault);
    pinSet.value = await hasPin(vault.profile);
    const known = await deviceOf(vault.profile);
    device.value = known?.registered ? known.id : undefined;
    me.value ??= await vault.get<Me>('meta', 'me');
    membershipId.value = await vault.get<string>('meta', 'membership');
    otherPerson.value = false;
    phase.value = 'open';
    await useOutbox().attach();
    watchIdle();
  }

  /** The person whose store is open has a live token. */
  async function connectedTo(vault: Vault, known?: Me): Promise<void> {
    connected.value = true;
    try {
      me.value = known ?? (await read(api.GET('/me')));
      await vault.put('meta', 'me', me.value);
      refusal.value = undefined;
    } catch (failure) {
      if (failure instanceof ProblemError && failure.slug === 'no-membership') {
        // No role here any more: copies of records leave at once, what was written with the store, when membership has ended.
        await forgetAllRecords();
        refusal.value = failure.problem;
        phase.value = 'refused';
        return;
      }
      if (!(failure instanceof NetworkError) && !(failure instanceof ProblemError)) throw failure;
    }
    stopFeed?.();
    stopFeed = followChanges(() => can('raise-alert'));
    void useOutbox().drain();
    void addDevice(vault.profile);
  }

  /** The network is back: whoever works offline is connected again, if the hub still knows them. */
  async function networkBack(): Promise<void> {
    if (await obeyOrders()) return;
    if (phase.value === 'open' && !connected.value) await connectSoon();
  }

  function disconnected(): void {
    connected.value = false;
    stopFeed?.();
    stopFeed = undefined;
  }

  async function unlock(profile: string, pin: string): Promise<void> {
    const vault = await unlockDevice(profile, pin);
    await opened(vault);
    if (session?.subject) await signedIn();
    else if (navigator.onLine && !checking.value) void connect();
  }

  /** Puts the key away; the PIN (or a sign-in) opens it again. */
  async function lock(): Promise<void> {
    disconnected();
    clearTimeout(idle);
    me.value = undefined;
    useVault(undefined);
    await useOutbox().attach();
    location.reload();
  }

  function watchIdle(): void {
    if (!pinSet.value) return;
    const restart = (): void => {
      clearTimeout(idle);
      idle = setTimeout(() => void lock(), idleLimit);
    };
    for (const event of ['pointerdown', 'keydown', 'visibilitychange']) document.addEventListener(event, restart);
    restart();
  }

  async function signIn(identityProvider?: string): Promise<void> {
    let ready = await prepare();
    if (!(await ready.hasStarted())) {
      // Begun without network; a sign-in object is good for one beginning only.
      session = undefined;
      ready = await prepare();
      await ready.hasStarted();
    }
    // After a wipe the hub asks for the password, even where a login lives that cannot be seen from here.
    const anew = wiped.length > 0;
    wiped = [];
    await setDeviceSetting(wipedSetting, undefined);
    await closeWipeNotice();
    await setDeviceSetting('return-to', `${location.pathname}${location.search}`);
    await setDeviceSetting('identity-provider', identityProvider);
    if (phase.value === 'choosing' && ready.subject) {
      // That login is somebody's whose store here is locked; the hub would not ask who it is now. It ends first.
      await setDeviceSetting(signInNextSetting, true);
      await ready.signOut();
      return;
    }
    await ready.signIn(identityProvider, currentLanguage(), anew);
  }

  /** A login expired: the way goes through the same province as last time. */
  async function signInAgain(): Promise<void> {
    await signIn(await deviceSetting<string>('identity-provider'));
  }

  /** The page that somebody left for the sign-in page; told once. */
  async function pageBeforeSignIn(): Promise<string | undefined> {
    const page = await deviceSetting<string>('return-to');
    if (page) await setDeviceSetting('return-to', undefined);
    return page;
  }

  async function signOut(): Promise<void> {
    const signingOut = session?.subject ? session : undefined;
    disconnected();
    useVault(undefined);
    if (signingOut) await signingOut.signOut();
    else location.assign('/');
  }

  async function setPin(pin: string): Promise<void> {
    const vault = currentVault();
    if (!vault || !membership.value) return;
    useVault(await setDevicePin(vault, labelOf(membership.value), pin));
    pinSet.value = true;
    // The other tabs hold the old key.
    tabs.postMessage('key-changed');
    await currentVault()?.put('meta', 'me', me.value);
    watchIdle();
  }

  async function wipeDevice(): Promise<void> {
    const vault = currentVault();
    if (vault) {
      await tellOfWipe();
      useVault(undefined);
      await wipe(vault.profile);
      tabs.postMessage('key-changed');
    }
    await signOut();
  }

  /** The person's list says that this device was wiped; without network it goes on naming it. */
  async function tellOfWipe(): Promise<void> {
    if (!connected.value || !device.value) return;
    try {
      await wipeAtOnce(device.value);
    } catch (failure) {
      if (!(failure instanceof NetworkError) && !(failure instanceof ProblemError)) throw failure;
    }
  }

  async function actAs(id: string): Promise<void> {
    membershipId.value = id;
    await currentVault()?.put('meta', 'membership', id);
    await forgetAllRecords();
    if (connected.value) {
      me.value = await read(api.GET('/me'));
      await currentVault()?.put('meta', 'me', me.value);
    }
  }

  function township(id: string | undefined): TownshipRef | undefined {
    return id ? townships.value.get(id) : undefined;
  }

  function border(id: string | undefined): BorderRef | undefined {
    return id ? borders.value.get(id) : undefined;
  }

  /** The other member townships of a border. */
  function otherSides(borderId: string | undefined): TownshipRef[] {
    return (border(borderId)?.townships ?? []).filter((candidate) => candidate.id !== townshipId.value);
  }

  function can(right: Right): boolean {
    return may(membership.value, right);
  }

  return {
    phase,
    configuration,
    startProblem,
    profiles,
    me,
    membership,
    townshipId,
    connected,
    otherPerson,
    pinSet,
    refusal,
    checking,
    device,
    wipeNotice,
    closeWipeNotice,
    begin,
    connect,
    networkBack,
    unlock,
    lock,
    signIn,
    signInAgain,
    pageBeforeSignIn,
    signOut,
    setPin,
    wipeDevice,
    actAs,
    township,
    border,
    otherSides,
    can,
  };
});

function labelOf(membership: MembershipView): ProfileLabel {
  return { office: membership.office, township: membership.township?.name };
}
