import { api } from '../middleware/api.ts';
import { type OwnSettingsPorts, ownSettings } from './own-settings.ts';
import { type RosterChangePorts, rotaChanges } from './rota-changes.ts';
import { rotaView } from './rota-view.ts';

export type RosterApiPorts = RosterChangePorts & OwnSettingsPorts;

/** What the HTTP API offers about the rota, and what people settle for themselves. */
export const rosterApiHandler = (ports: RosterApiPorts) => {
  const view = rotaView(ports);
  const changes = rotaChanges(ports);
  const own = ownSettings(ports);
  return api(
    {
      'GET /v1/rota': view.show,
      'GET /v1/rota/at': view.whoWas,
      'POST /v1/rota/absences': changes.add('absence'),
      'POST /v1/rota/overrides': changes.add('override'),
      'POST /v1/rota/swaps': changes.add('swap'),
      'POST /v1/rota/swaps/{id}/agree': changes.decide('agree'),
      'POST /v1/rota/swaps/{id}/approve': changes.decide('approve'),
      'POST /v1/rota/swaps/{id}/decline': changes.decide('decline'),
      'DELETE /v1/rota/absences/{id}': changes.takeBack('absence'),
      'DELETE /v1/rota/overrides/{id}': changes.takeBack('override'),
      'DELETE /v1/rota/swaps/{id}': changes.takeBack('swap'),
      'GET /v1/rota/calendar-link': own.link,
      'POST /v1/rota/calendar-link': own.renewLink,
      'GET /v1/me/preferences': own.preferences,
      'PUT /v1/me/preferences': own.prefer,
    },
    ports.now,
  );
};
