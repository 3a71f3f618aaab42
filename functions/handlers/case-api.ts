import { api } from '../middleware/api.ts';
import { openapi } from '../openapi.ts';
import { caseChanges } from './case-changes.ts';
import { caseDesk, type DeskPorts } from './case-desk.ts';

export const caseApiHandler = (ports: DeskPorts) => {
  const desk = caseDesk(ports);
  return api(
    {
      'GET /v1/feedback/{id}': desk.showFeedback,
      'GET /v1/cases': desk.list,
      'GET /v1/cases/changes': caseChanges(ports),
      'GET /v1/cases/{id}': desk.show,
      'POST /v1/cases/{id}/claim': desk.act('claim'),
      'POST /v1/cases/{id}/release': desk.act('release'),
      'POST /v1/cases/{id}/attempts': desk.act('attempts'),
      'POST /v1/cases/{id}/transfer': desk.act('transfer'),
      'POST /v1/cases/{id}/resolve': desk.act('resolve'),
      'POST /v1/cases/{id}/reopen': desk.act('reopen'),
      'POST /v1/cases/{id}/phone': desk.reveal,
      'POST /v1/cases/{id}/notes': desk.act('notes'),
      'POST /v1/cases/{id}/nudge': desk.act('nudge'),
      'POST /v1/cases/{id}/order': desk.act('order'),
      'POST /v1/cases/{id}/reassign': desk.act('reassign'),
      'POST /v1/cases/{id}/helpers': desk.act('helpers'),
      'POST /v1/cases/{id}/dismiss': desk.act('dismiss'),
      'POST /v1/cases/{id}/verdict': desk.act('verdict'),
      'POST /v1/cases/{id}/alerts/{alertId}/seen': desk.mark('seen'),
      'POST /v1/cases/{id}/alerts/{alertId}/acknowledged': desk.mark('acknowledged'),
      'GET /v1/openapi.json': async () => ({ status: 200, body: openapi }),
    },
    ports.now,
  );
};
