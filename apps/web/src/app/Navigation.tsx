import type { ReactNode } from 'react';
import {
  ApartmentOutlined,
  AimOutlined,
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  CarOutlined,
  CheckSquareOutlined,
  CloudDownloadOutlined,
  DashboardOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  GlobalOutlined,
  HistoryOutlined,
  SolutionOutlined,
  LineChartOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { WebKey } from '@dabiao/messages';
import type { Permission } from '@dabiao/access';
import { Link, useLocation } from 'react-router';
import { useMe } from '../shared/queries';
import { useText } from '../shared/text';
import { regionOf } from './places-of';
import { useHospitalHere } from './use-hospital-here';
import './navigation.css';

interface Entry {
  readonly path: string;
  readonly title: WebKey;
  readonly icon: ReactNode;
  readonly needs?: Permission;
  /** Other addresses that belong to it. */
  readonly also?: RegExp;
}

/** What a person may open: the hospital they are at, their region, and what they manage. */
export function Navigation(): ReactNode {
  const { t } = useText();
  const { permissions, person } = useMe();
  const { pathname } = useLocation();
  const hospital = useHospitalHere();
  const region = regionOf(person.memberships);
  const at = hospital && `/hospitals/${hospital.id}`;
  const entries: Entry[] = [
    ...(region === undefined
      ? []
      : [
          {
            path: `/regions/${region}`,
            title: 'web.nav.region' as const,
            icon: <GlobalOutlined />,
            also: /^\/regions\/\d+$/,
          },
          {
            path: `/regions/${region}/desk`,
            title: 'web.nav.desk' as const,
            icon: <SolutionOutlined />,
            needs: 'review.decide' as const,
            also: /^\/regions\/\d+\/desk/,
          },
          ...inspectionEntries(`/regions/${region}`),
          {
            path: `/regions/${region}/months`,
            title: 'web.nav.regionMonths' as const,
            icon: <FileDoneOutlined />,
            needs: 'report.read' as const,
            also: /^\/regions\/\d+\/months/,
          },
        ]),
    ...(at === undefined ? [] : hospitalEntries(at)),
    ...(at === undefined || region !== undefined ? [] : inspectionEntries(at)),
    {
      path: '/reports',
      title: 'web.nav.reports',
      icon: <CloudDownloadOutlined />,
      needs: 'report.read',
    },
    { path: '/people', title: 'web.nav.people', icon: <TeamOutlined />, needs: 'people.manage' },
    {
      path: '/hospitals',
      title: 'web.nav.hospitals',
      icon: <BankOutlined />,
      needs: 'hospital.manage',
      also: permissions.includes('assessment.read') ? undefined : /^\/hospitals/,
    },
    {
      path: '/trail',
      title: 'web.nav.systemTrail',
      icon: <HistoryOutlined />,
      needs: 'trail.readSystem',
    },
    { path: '/standards', title: 'web.nav.standards', icon: <BookOutlined />, also: /^\/standards/ },
  ];
  const open = entries.filter(({ needs }) => needs === undefined || permissions.includes(needs));
  const here =
    open.find(({ path }) => path === pathname) ?? open.findLast(({ also }) => also?.test(pathname) ?? false);
  return (
    <ul className="shell-nav">
      {open.map(({ path, title, icon }) => (
        <li key={path}>
          <Link to={path} aria-current={here?.path === path ? 'page' : undefined}>
            <span aria-hidden>{icon}</span>
            {t(title)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Of a hospital for its own people, of a region for those who overlook it. */
const inspectionEntries = (at: string): Entry[] => [
  {
    path: `${at}/findings`,
    title: 'web.nav.findings',
    icon: <ToolOutlined />,
    needs: 'assessment.read',
    also: /\/findings(\/|$)/,
  },
  {
    path: `${at}/appeals`,
    title: 'web.nav.appeals',
    icon: <AuditOutlined />,
    needs: 'assessment.read',
    also: /\/appeals$/,
  },
  {
    path: `${at}/proof-requests`,
    title: 'web.nav.requests',
    icon: <FileSearchOutlined />,
    needs: 'evidence.read',
    also: /\/proof-requests$/,
  },
  {
    path: `${at}/visits`,
    title: 'web.nav.visits',
    icon: <CarOutlined />,
    needs: 'visit.read',
    also: /\/visits(\/|$)/,
  },
];

const hospitalEntries = (at: string): Entry[] => [
  { path: at, title: 'web.nav.home', icon: <DashboardOutlined />, needs: 'assessment.read' },
  {
    path: `${at}/assessments`,
    title: 'web.nav.assessments',
    icon: <CheckSquareOutlined />,
    needs: 'assessment.read',
    also: /^\/assessments\//,
  },
  { path: `${at}/evidence`, title: 'web.nav.evidence', icon: <FolderOpenOutlined />, needs: 'evidence.read' },
  {
    path: `${at}/readings`,
    title: 'web.nav.readings',
    icon: <LineChartOutlined />,
    needs: 'assessment.read',
    also: /\/readings-sheet$/,
  },
  { path: `${at}/goals`, title: 'web.nav.goals', icon: <AimOutlined />, needs: 'assessment.read' },
  {
    path: `${at}/months`,
    title: 'web.nav.months',
    icon: <FileTextOutlined />,
    needs: 'report.read',
    also: /^\/hospitals\/[^/]+\/months/,
  },
  {
    path: `${at}/departments`,
    title: 'web.nav.departments',
    icon: <ApartmentOutlined />,
    needs: 'department.manage',
  },
  { path: `${at}/trail`, title: 'web.nav.trail', icon: <HistoryOutlined />, needs: 'history.read' },
];
