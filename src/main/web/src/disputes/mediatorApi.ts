import { api, read } from '@/shared/api/client';
import type {
  InterestDeclarationRequest,
  MediationLanguage,
  MediationOrganisation,
  MediationOrganisationRequest,
  MediatorRequest,
  MediatorSummary,
  MediatorView,
  Page,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';

export type MediatorFilters = Partial<Record<'townshipId' | 'organisationId' | 'language' | 'active', string>>;

export function listOrganisations(townshipId?: string, cursor?: string): Promise<Page<MediationOrganisation>> {
  return read(api.GET('/mediation-organisations', { params: { query: { townshipId, limit: 100, cursor } } }));
}

export function getOrganisation(id: string): Promise<MediationOrganisation> {
  return read(api.GET('/mediation-organisations/{id}', { params: { path: { id } } }));
}

export function listMediators(filters: MediatorFilters, cursor?: string): Promise<Page<MediatorSummary>> {
  const { language, active, ...rest } = filters;
  return read(
    api.GET('/mediators', {
      params: {
        query: {
          ...rest,
          language: language as MediationLanguage | undefined,
          active: active === undefined ? undefined : active === 'true',
          limit: 100,
          cursor,
        },
      },
    }),
  );
}

export function getMediator(id: string): Promise<MediatorView> {
  return read(api.GET('/mediators/{id}', { params: { path: { id } } }));
}

type Organisation = Pick<MediationOrganisation, 'id' | 'name' | 'version'>;
type Mediator = Pick<MediatorView, 'id' | 'displayName' | 'version'>;

export function addOrganisation(
  body: MediationOrganisationRequest & { id: string },
  form: NewCommand['form'],
): NewCommand {
  return {
    recordKind: 'mediation-organisation',
    recordId: body.id,
    title: body.name.zh,
    intent: 'organisation',
    method: 'POST',
    path: '/mediation-organisations',
    body,
    form,
  };
}

export function changeOrganisation(
  organisation: Organisation,
  body: MediationOrganisationRequest,
  form: NewCommand['form'],
): NewCommand {
  return {
    recordKind: 'mediation-organisation',
    recordId: organisation.id,
    title: body.name.zh,
    intent: 'organisation',
    method: 'PUT',
    path: `/mediation-organisations/${organisation.id}`,
    body,
    ifMatch: `"${organisation.version}"`,
    form,
  };
}

export function dissolve(organisation: Organisation): NewCommand {
  return {
    recordKind: 'mediation-organisation',
    recordId: organisation.id,
    title: organisation.name.zh,
    intent: 'dissolve',
    method: 'POST',
    path: `/mediation-organisations/${organisation.id}/dissolution`,
    body: {},
    ifMatch: `"${organisation.version}"`,
  };
}

function command(
  mediator: Pick<Mediator, 'id' | 'displayName'>,
  intent: string,
  rest: Partial<NewCommand>,
): NewCommand {
  return {
    recordKind: 'mediator',
    recordId: mediator.id,
    title: mediator.displayName,
    intent,
    method: 'POST',
    path: `/mediators/${mediator.id}`,
    ...rest,
  };
}

export function addMediator(body: MediatorRequest & { id: string }, form: NewCommand['form']): NewCommand {
  return command({ id: body.id, displayName: body.displayName }, 'mediator', { path: '/mediators', body, form });
}

export function changeMediator(mediator: Mediator, body: MediatorRequest, form: NewCommand['form']): NewCommand {
  return command(mediator, 'mediator', { method: 'PUT', body, ifMatch: `"${mediator.version}"`, form });
}

export function depart(mediator: Mediator, reason: string): NewCommand {
  return command(mediator, 'depart', {
    path: `/mediators/${mediator.id}/departure`,
    body: { reason },
    ifMatch: `"${mediator.version}"`,
  });
}

export function declareInterest(mediator: Mediator, declaration: Omit<InterestDeclarationRequest, 'id'>): NewCommand {
  return command(mediator, 'declare-interest', {
    path: `/mediators/${mediator.id}/interest-declarations`,
    body: { id: uuidv7(), ...declaration },
  });
}

export function withdrawInterest(mediator: Mediator, declarationId: string): NewCommand {
  return command(mediator, 'withdraw-interest', {
    path: `/mediators/${mediator.id}/interest-declarations/${declarationId}/withdrawal`,
    body: {},
    ifMatch: `"${mediator.version}"`,
  });
}
