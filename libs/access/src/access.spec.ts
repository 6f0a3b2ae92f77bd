import {
  can,
  canSomewhere,
  canWithin,
  EVERYWHERE_ONLY,
  GRANTS,
  PERMISSIONS,
  permissionsOf,
  reachOf,
  regionContains,
  ROLES,
  scopeWithin,
  type Actor,
  type Membership,
  type Place,
  type Scope,
} from './access';

const LIULIN: Place = { hospitalId: 'liulin', region: '141125' };
const XIXIA: Place = { hospitalId: 'xixia', region: '411323' };
const placeOf = (id: string): Place | undefined =>
  [LIULIN, XIXIA].find(({ hospitalId }) => hospitalId === id);

const everywhere: Scope = { kind: 'everywhere' };
const hospital = (hospitalId: string): Scope => ({ kind: 'hospital', hospitalId });
const region = (code: string): Scope => ({ kind: 'region', region: code });
const actor = (...memberships: Membership[]): Actor => ({ userId: 'u', memberships });

it.each([
  ['141125', '141125', true],
  ['141100', '141125', true],
  ['140000', '141125', true],
  ['000000', '141125', true],
  ['141125', '141100', false],
  ['141100', '141025', false],
  ['500000', '500101', true], // a municipality whose code ends in five zeros: 50, not 5
  ['500000', '510100', false],
  ['141000', '141125', false], // 141000 is a city of its own: 1410, not 141
  ['141000', '141034', true],
])('%s contains %s: %s', (outer, inner, contained) => {
  expect(regionContains(outer, inner)).toBe(contained);
});

it.each([
  [everywhere, everywhere, true],
  [region('140000'), everywhere, true],
  [everywhere, region('140000'), false],
  [everywhere, region('000000'), false],
  [region('141125'), region('141100'), true],
  [region('141100'), region('141125'), false],
  [hospital('liulin'), region('141100'), true],
  [hospital('liulin'), region('410000'), false],
  [hospital('liulin'), hospital('liulin'), true],
  [hospital('liulin'), hospital('xixia'), false],
  [region('141125'), hospital('liulin'), false],
  [hospital('gone'), region('141100'), false],
])('%j within %j: %s', (inner, outer, within) => {
  expect(scopeWithin(inner, outer, placeOf)).toBe(within);
});

it('counts only scopes held with the permission', () => {
  const mixed = actor(
    { role: 'inspector', scope: region('140000') },
    { role: 'administrator', scope: hospital('liulin') },
  );
  expect(canWithin(mixed, 'people.manage', hospital('liulin'), placeOf)).toBe(true);
  expect(canWithin(mixed, 'people.manage', region('141125'), placeOf)).toBe(false);
  expect(can(mixed, 'assessment.read', LIULIN)).toBe(true);
  expect(can(mixed, 'assessment.read', XIXIA)).toBe(false);
  expect(reachOf(mixed, 'people.manage')).toEqual({ everywhere: false, hospitals: ['liulin'], regions: [] });
});

it('an administrator touches no verdict and no proof', () => {
  const forbidden = ['verdict.save', 'verdict.saveOwn', 'evidence.save', 'clause.assign'];
  expect(GRANTS.administrator.filter((permission) => forbidden.includes(permission))).toEqual([]);
});

it('what concerns everybody takes a role held everywhere', () => {
  const administrator = (scope: Scope) => actor({ role: 'administrator', scope });
  for (const permission of EVERYWHERE_ONLY) {
    expect(canSomewhere(administrator(everywhere), permission)).toBe(true);
    for (const scope of [region('140000'), region('000000'), hospital('liulin')]) {
      expect(canSomewhere(administrator(scope), permission)).toBe(false);
      expect(can(administrator(scope), permission, LIULIN)).toBe(false);
      expect(permissionsOf(administrator(scope).memberships)).not.toContain(permission);
    }
  }
  expect(permissionsOf(administrator(everywhere).memberships)).toEqual(
    PERMISSIONS.filter((permission) => GRANTS.administrator.includes(permission)),
  );
});

it('a trail of proofs is for the quality office and inspectors', () => {
  const readers = ROLES.filter((role) => GRANTS[role].includes('history.read'));
  expect(readers).toEqual(['qualityOffice', 'inspector']);
});

it('lists permissions once, in the order of the vocabulary', () => {
  const held: Membership[] = [
    { role: 'hospitalViewer', scope: hospital('liulin') },
    { role: 'hospitalViewer', scope: hospital('xixia') },
    { role: 'departmentClerk', scope: hospital('xixia') },
  ];
  const { departmentClerk, hospitalViewer } = GRANTS;
  const granted = PERMISSIONS.filter((p) => departmentClerk.includes(p) || hospitalViewer.includes(p));
  expect(permissionsOf(held)).toEqual(granted);
});
