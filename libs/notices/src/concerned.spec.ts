import { concerned, type Matter, type Member } from './concerned';
import { ADDRESSES, NOTICE_KINDS } from './kinds';

const AT = { kind: 'hospital', hospitalId: 'h' } as const;
const member = (
  personId: string,
  role: Member['role'],
  scope: Member['scope'],
  departmentId: string | null = null,
) => ({
  ...{ personId, role, scope, departmentId },
});
const region = (code: string) => ({ kind: 'region', region: code }) as const;

const OFFICE = member('office', 'qualityOffice', AT);
const CLERK = member('clerk', 'departmentClerk', AT, 'surgery');
const SECOND = member('clerk2', 'departmentClerk', AT, 'surgery');
const OTHER = member('medic', 'departmentClerk', AT, 'medicine');
const VIEWER = member('viewer', 'hospitalViewer', AT);
const COUNTY = member('county', 'inspector', region('141125'));
const CITY = member('city', 'inspector', region('141100'));
const PROVINCE = member('province', 'inspector', region('140000'));
const COUNTRY = member('country', 'inspector', { kind: 'everywhere' });
const RESIDENT = member('resident', 'inspector', AT);
const BUREAU = member('bureau', 'bureauViewer', AT);
const HOSPITAL = [OFFICE, CLERK, SECOND, OTHER, VIEWER];
const ALL = [...HOSPITAL, COUNTY, CITY, PROVINCE, COUNTRY, BUREAU];

const surgery = { personId: null, departmentId: 'surgery' };
const viewer = { personId: 'viewer', departmentId: 'surgery' };
const gone = { personId: 'gone', departmentId: 'surgery' };
const nobody = { personId: null, departmentId: null };

describe('who is told', () => {
  it.each<[string, Matter, readonly Member[], string[]]>([
    ['the clerks of the department', { kind: 'clauseAssigned', hands: [surgery] }, ALL, ['clerk', 'clerk2']],
    ['the person, not the department', { kind: 'clauseAssigned', hands: [viewer] }, ALL, ['viewer']],
    [
      'the department of somebody who left',
      { kind: 'clauseAssigned', hands: [gone] },
      ALL,
      ['clerk', 'clerk2'],
    ],
    [
      'nobody else where the department has no clerk',
      { kind: 'clauseAssigned', hands: [surgery] },
      [OFFICE],
      [],
    ],
    ['not whoever did it', { kind: 'clauseAssigned', hands: [surgery], by: 'clerk' }, ALL, ['clerk2']],
    ['nobody in place of whoever did it', { kind: 'clauseDue', hands: [viewer], by: 'viewer' }, ALL, []],
    ['the office where nobody has it', { kind: 'clauseDue', hands: [nobody] }, ALL, ['office']],
    ['the office too when it is late', { kind: 'clauseOverdue', hands: [viewer] }, ALL, ['office', 'viewer']],
    [
      'everybody once',
      { kind: 'evidenceExpired', hands: [surgery, surgery, gone] },
      ALL,
      ['clerk', 'clerk2', 'office'],
    ],
    ['the office of a certificate', { kind: 'certificateEnding' }, ALL, ['office']],
    ['hospital side of a rejection', { kind: 'clauseRejected', hands: [viewer] }, ALL, ['office', 'viewer']],
    ['the nearest inspectors', { kind: 'appealFiled', without: ['x'] }, ALL, ['county']],
    ['the city where the county rejected', { kind: 'appealFiled', without: ['county'] }, ALL, ['city']],
    [
      'an inspector at the hospital as the county',
      { kind: 'appealFiled' },
      [RESIDENT, ...ALL],
      ['county', 'resident'],
    ],
    ['the country at last', { kind: 'appealFiled' }, [OFFICE, COUNTRY], ['country']],
    ['no inspector at all', { kind: 'appealFiled' }, HOSPITAL, []],
    [
      'who appealed and who rejected',
      { kind: 'appealDecided', named: ['viewer', 'county'] },
      ALL,
      ['county', 'office', 'viewer'],
    ],
    ['who raised it', { kind: 'findingFixed', named: ['city', 'gone'] }, ALL, ['city']],
    ['the nearest where who raised it has left', { kind: 'findingFixed', named: ['gone'] }, ALL, ['county']],
    ['the county', { kind: 'findingEscalated', level: 'county' }, ALL, ['county']],
    ['the city', { kind: 'findingEscalated', level: 'city' }, ALL, ['city']],
    ['the province', { kind: 'findingEscalated', level: 'province' }, ALL, ['province']],
    [
      'above a level without inspectors',
      { kind: 'findingEscalated', level: 'county' },
      [CITY, PROVINCE],
      ['city'],
    ],
    ['never below a level', { kind: 'findingEscalated', level: 'province' }, [COUNTY, CITY], []],
    ['who asked', { kind: 'proofAnswered', named: ['office'] }, ALL, ['office']],
    ['not who asked and answered', { kind: 'proofAnswered', named: ['office'], by: 'office' }, ALL, []],
    [
      'who asked when it is late',
      { kind: 'proofOverdue', hands: [surgery], named: ['city'] },
      ALL,
      ['city', 'clerk', 'clerk2'],
    ],
    [
      'the office where a department has no clerk',
      { kind: 'proofRequested', hands: [surgery] },
      [OFFICE],
      ['office'],
    ],
  ])('%s', (_, matter, members, told) => {
    expect(concerned(matter, members)).toEqual(told);
  });

  it('is nobody who only looks on or administers', () => {
    const onlookers = [BUREAU, member('root', 'administrator', { kind: 'everywhere' }), VIEWER];
    for (const kind of NOTICE_KINDS)
      expect(concerned({ kind, hands: [surgery], named: ['gone'], level: 'county' }, onlookers)).toEqual([]);
  });

  it('is said for every kind', () => {
    expect(Object.keys(ADDRESSES).sort()).toEqual([...NOTICE_KINDS].sort());
  });
});
