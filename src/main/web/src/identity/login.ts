import Keycloak from 'keycloak-js';
import type { Configuration } from '@/shared/api/types';

/**
 * Sign-in at the hub realm by authorization code with PKCE S256. Tokens stay in this object's memory; a reload asks the hub's
 * session again (silently, in a hidden frame).
 */
export class Login {
  private readonly keycloak: Keycloak;
  private started: Promise<boolean> | undefined;

  constructor(
    readonly configuration: Configuration,
    private readonly onSignedOut: () => void,
  ) {
    this.keycloak = new Keycloak({
      url: configuration.keycloakUrl,
      realm: configuration.realm,
      clientId: configuration.clientId,
    });
    this.keycloak.onAuthLogout = () => this.onSignedOut();
  }

  /** Finishes a sign-in that is coming back, or asks the hub silently whether a session exists. */
  start(): Promise<boolean> {
    this.started ??= this.keycloak.init({
      onLoad: 'check-sso',
      silentCheckSsoRedirectUri: `${location.origin}/silent-check-sso.html`,
      silentCheckSsoFallback: false,
      checkLoginIframe: false,
      pkceMethod: 'S256',
      messageReceiveTimeout: 8000,
    });
    return this.started;
  }

  /** Whether the hub could be asked. */
  hasStarted(): Promise<boolean> {
    return this.start().then(
      () => true,
      () => false,
    );
  }

  get subject(): string | undefined {
    return this.keycloak.authenticated ? this.keycloak.subject : undefined;
  }

  /**
   * Leaves for the province's sign-in page; the hub returns to the start page, the only address that it is told.
   * @param anew whether the password is asked for even if a login lives
   */
  async signIn(identityProvider: string | undefined, language: string, anew: boolean): Promise<void> {
    await this.start().catch(() => false);
    await this.keycloak.login({
      idpHint: identityProvider,
      locale: language,
      ...(anew && { prompt: 'login' as const }),
      redirectUri: `${location.origin}/`,
    });
  }

  async signOut(): Promise<void> {
    await this.keycloak.logout({ redirectUri: `${location.origin}/` });
  }

  /** A token that is valid for at least 20 s more, refreshed when needed; nothing when a new sign-in is needed. */
  async token(): Promise<string | undefined> {
    if (!this.keycloak.authenticated) return undefined;
    try {
      await this.keycloak.updateToken(20);
    } catch {
      // The hub cannot be reached or the session ended. keycloak-js clears the tokens in the second case.
      if (!this.keycloak.authenticated) this.onSignedOut();
    }
    return this.keycloak.authenticated ? this.keycloak.token : undefined;
  }

  /** The token was refused by the API: it is worth nothing any more. */
  forget(): void {
    this.keycloak.clearToken();
  }
}
