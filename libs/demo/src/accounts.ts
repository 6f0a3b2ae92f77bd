import type { Names, DemoDepartment } from './places';
import { DEMO_REGIONS } from './places';
import { DEMO_HOSPITALS } from './hospitals';

/** One role of the demonstration, as the table of people knows it. */
export type DemoRole =
  'qualityOffice' | 'departmentClerk' | 'hospitalViewer' | 'inspector' | 'bureauViewer' | 'administrator';

/** Somebody who can sign in. The password is public: for demonstrations only. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: DemoRole;
  /** What the role is held at, for people to read. */
  readonly place: Names;
  /** Key of a demonstration hospital, or the code of a region; neither means everywhere. */
  readonly hospital?: string;
  readonly region?: string;
  readonly department?: DemoDepartment;
}

const passwordFor = (place: string): string => `Demo-2026-${place}`;

function atHospital(
  key: string,
  suffix: string,
  role: DemoRole,
  name: string,
  department?: DemoDepartment,
): DemoAccount {
  const { zh, en } = DEMO_HOSPITALS.find((hospital) => hospital.key === key)!;
  const place =
    department === undefined ? { zh, en } : { zh: `${zh} ${department}`, en: `${en}, ${department}` };
  const account = { login: `${key}.${suffix}`, password: passwordFor(key), name, role, place, hospital: key };
  return department === undefined ? account : { ...account, department };
}

function inRegion(key: string, suffix: string, role: DemoRole, name: string, region: string): DemoAccount {
  const { zh, en } = DEMO_REGIONS.find(({ code }) => code === region)!;
  return { login: `${key}.${suffix}`, password: passwordFor(key), name, role, place: { zh, en }, region };
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  atHospital('liulin', 'quality', 'qualityOffice', '演示·柳林质控科'),
  atHospital('liulin', 'chestpain', 'departmentClerk', '演示·柳林胸痛中心资料员', '胸痛中心'),
  atHospital('liulin', 'emergency', 'departmentClerk', '演示·柳林急诊科资料员', '急诊科'),
  atHospital('liulin', 'equipment', 'departmentClerk', '演示·柳林设备科资料员', '设备科'),
  atHospital('liulin', 'it', 'departmentClerk', '演示·柳林信息科资料员', '信息科'),
  atHospital('liulin', 'viewer', 'hospitalViewer', '演示·柳林院领导'),
  atHospital('xinjiang', 'quality', 'qualityOffice', '演示·新绛质控科'),
  atHospital('xinjiang', 'chestpain', 'departmentClerk', '演示·新绛胸痛中心资料员', '胸痛中心'),
  atHospital('xixia', 'quality', 'qualityOffice', '演示·西峡质控科'),
  atHospital('fenyang', 'quality', 'qualityOffice', '演示·汾阳质控科'),
  atHospital('changzhi', 'quality', 'qualityOffice', '演示·长治质控科'),
  inRegion('liulin', 'bureau', 'bureauViewer', '演示·柳林县卫健局', '141125'),
  inRegion('luliang', 'inspector', 'inspector', '演示·吕梁市督导员', '141100'),
  inRegion('luliang', 'admin', 'administrator', '演示·吕梁市管理员', '141100'),
  inRegion('shanxi', 'inspector', 'inspector', '演示·山西省督导员', '140000'),
  inRegion('shanxi', 'bureau', 'bureauViewer', '演示·山西省卫健委', '140000'),
  inRegion('henan', 'inspector', 'inspector', '演示·河南省督导员', '410000'),
  {
    login: 'demo.admin',
    password: passwordFor('admin'),
    name: '演示·系统管理员',
    role: 'administrator',
    place: { zh: '全部', en: 'everywhere' },
  },
];
