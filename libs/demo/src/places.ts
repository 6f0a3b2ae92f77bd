/** Two names, as everywhere. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

export interface DemoRegion extends Names {
  /** GB/T 2260. */
  readonly code: string;
  readonly parent: string | null;
}

const region = (code: string, parent: string | null, zh: string, en: string): DemoRegion => ({
  ...{ code, parent, zh, en },
});

/** Provinces, cities and counties of the demonstration hospitals. */
export const DEMO_REGIONS: readonly DemoRegion[] = [
  region('140000', null, '山西省', 'Shanxi'),
  region('140400', '140000', '长治市', 'Changzhi'),
  region('140800', '140000', '运城市', 'Yuncheng'),
  region('140825', '140800', '新绛县', 'Xinjiang County'),
  region('141100', '140000', '吕梁市', 'Lüliang'),
  region('141125', '141100', '柳林县', 'Liulin County'),
  region('141182', '141100', '汾阳市', 'Fenyang'),
  region('410000', null, '河南省', 'Henan'),
  region('411300', '410000', '南阳市', 'Nanyang'),
  region('411323', '411300', '西峡县', 'Xixia County'),
];

/** Departments of every demonstration hospital, in Chinese as hospitals name them. */
export const DEMO_DEPARTMENTS = [
  '质控科',
  '医务科',
  '护理部',
  '院感科',
  '人力资源部',
  '信息科',
  '设备科',
  '党政办公室',
  '财务科',
  '急诊科',
  '胸痛中心',
  '卒中中心',
  '创伤中心',
  '心血管内科',
  '呼吸与危重症医学科',
  '消化内科',
  '神经内科',
  '内科',
  '普外科',
  '骨科',
  '外科',
  '妇产科',
  '儿科',
  '新生儿科',
  '重症医学科',
  '麻醉科',
  '眼耳鼻喉口腔科',
  '康复与中医科',
  '检验科',
  '病理科',
  '医学影像科',
  '药剂科',
] as const;
export type DemoDepartment = (typeof DEMO_DEPARTMENTS)[number];

/** Who answers for a section of the county standard, by the beginning of its code; the first that fits. */
const BY_SECTION: readonly (readonly [prefix: string, department: DemoDepartment])[] = [
  ['FUNC-EMER', '急诊科'],
  ['FUNC', '党政办公室'],
  ['DEPT', '医务科'],
  ['TECH', '医务科'],
  ['MGMT', '党政办公室'],
  ['STAFF-NP', '护理部'],
  ['STAFF', '人力资源部'],
  ['EQUIP', '设备科'],
  ['CV', '心血管内科'],
  ['RESP', '呼吸与危重症医学科'],
  ['GI', '消化内科'],
  ['NEURO', '神经内科'],
  ['GS', '普外科'],
  ['ORTHO', '骨科'],
  ['URO', '外科'],
  ['NS', '外科'],
  ['THOR', '外科'],
  ['GYN', '妇产科'],
  ['OBS', '妇产科'],
  ['PED', '儿科'],
  ['NEO', '新生儿科'],
  ['EM', '急诊科'],
  ['ICU', '重症医学科'],
  ['ANES', '麻醉科'],
  ['OPH', '眼耳鼻喉口腔科'],
  ['ENT', '眼耳鼻喉口腔科'],
  ['DENT', '眼耳鼻喉口腔科'],
  ['REHAB', '康复与中医科'],
  ['TCM', '康复与中医科'],
  ['INTV', '医学影像科'],
  ['LAB', '检验科'],
  ['PATH', '病理科'],
  ['IMG', '医学影像科'],
  ['PHARM', '药剂科'],
  ['BLOOD', '检验科'],
  ['OPS-COST', '财务科'],
  ['OPS', '质控科'],
  ['IT', '信息科'],
  ['QUAL', '质控科'],
  ['NURS', '护理部'],
];

const BY_STANDARD: Readonly<Record<string, DemoDepartment>> = {
  'chest-pain-primary': '胸痛中心',
  'chest-pain-standard': '胸痛中心',
  stroke: '卒中中心',
  trauma: '创伤中心',
  'critical-maternal': '妇产科',
  'critical-neonatal': '新生儿科',
  'emr-level': '信息科',
};

/** The department a clause is assigned to. */
export function departmentFor(standard: string, section = ''): DemoDepartment {
  return BY_STANDARD[standard] ?? BY_SECTION.find(([prefix]) => section.startsWith(prefix))?.[1] ?? '内科';
}
