import { nextVisit, VISIT_ACTIONS, VISIT_STATES } from './visit';

it('a visit is planned, then held or cancelled; nothing else is allowed', () => {
  const allowed = VISIT_STATES.flatMap((from) =>
    VISIT_ACTIONS.flatMap((action) => {
      const to = nextVisit(from, action);
      return to ? [`${from} ${action} ${to}`] : [];
    }),
  );
  expect(allowed).toEqual(['planned change planned', 'planned hold held', 'planned cancel cancelled']);
});
