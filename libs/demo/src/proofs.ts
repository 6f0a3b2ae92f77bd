/** A proof of 柳林, and which met clauses it supports. Days count from the day of filling. */
export interface DemoProof {
  readonly key: string;
  readonly title: string;
  readonly kind: 'policy' | 'record' | 'certificate' | 'contract' | 'data' | 'picture' | 'training';
  readonly added: number;
  readonly from: number;
  /** Last day in force; absent: no end. */
  readonly to?: number;
  readonly confidential?: boolean;
  readonly file: { readonly name: string; readonly text: string };
  readonly supports: readonly {
    readonly edition: string;
    /** Beginnings of section codes; absent: any section. */
    readonly sections?: readonly string[];
    readonly clauses: number;
  }[];
}

const COUNTY = 'county-capability@2016-w1';
const county = (clauses: number, ...sections: string[]): DemoProof['supports'] => [
  { edition: COUNTY, sections, clauses },
];

export const DEMO_PROOFS: readonly DemoProof[] = [
  {
    ...{
      key: 'core-systems',
      title: '演示·18 项医疗质量安全核心制度汇编',
      kind: 'policy',
      added: -430,
      from: -425,
    },
    file: { name: '核心制度汇编.pdf', text: 'Eighteen core systems of medical quality and safety' },
    supports: county(16, 'QUAL'),
  },
  {
    ...{
      key: 'committees',
      title: '演示·14 个质量与安全委员会会议记录',
      kind: 'record',
      added: -300,
      from: -300,
    },
    file: { name: '委员会会议记录.txt', text: '各委员会每季度召开会议，记录议题、结论与整改责任人。' },
    supports: county(12, 'MGMT', 'QUAL-MGT'),
  },
  {
    ...{ key: 'structure', title: '演示·科室设置批复', kind: 'certificate', added: -410, from: -800 },
    file: { name: '科室设置批复.pdf', text: 'Approval of clinical and technical departments' },
    supports: county(45, 'DEPT', 'TECH'),
  },
  {
    ...{ key: 'equipment', title: '演示·大型设备清单与验收单', kind: 'record', added: -380, from: -380 },
    file: {
      name: '设备清单.csv',
      text: '设备,数量,验收日期\n64 排 CT,1,2023-05-10\n1.5T 磁共振,1,2023-09-02\n',
    },
    supports: county(25, 'EQUIP'),
  },
  {
    ...{ key: 'emergency', title: '演示·急诊与应急预案', kind: 'policy', added: -260, from: -260 },
    file: { name: '急诊应急预案.pdf', text: 'Emergency plans and drills' },
    supports: [...county(8, 'FUNC-EMER', 'EM-', 'ICU'), { edition: 'trauma@2018', clauses: 8 }],
  },
  {
    ...{ key: 'surgery', title: '演示·手术分级与技术目录', kind: 'data', added: -220, from: -220, to: 500 },
    file: { name: '技术目录.csv', text: '技术,分级,年例数\n腹腔镜胆囊切除,三级,212\n关节置换,四级,36\n' },
    supports: county(30, 'GS', 'ORTHO', 'URO', 'NS', 'THOR', 'GYN'),
  },
  {
    ...{
      key: 'stroke-review',
      title: '演示·卒中中心省级评审结论',
      kind: 'certificate',
      added: -110,
      from: -115,
    },
    file: { name: '评审结论.pdf', text: 'Stroke centre: provincial review passed' },
    supports: [{ edition: 'stroke@2016', clauses: 24 }, ...county(6, 'NEURO')],
  },
  {
    ...{
      key: 'calibration',
      title: '演示·检验仪器校准证书',
      kind: 'certificate',
      added: -345,
      from: -345,
      to: 20,
    },
    file: { name: '校准证书.pdf', text: 'Calibration certificate of laboratory analysers' },
    supports: county(9, 'LAB', 'BLOOD'),
  },
  {
    ...{
      key: 'agreement',
      title: '演示·与市级医院转诊协议',
      kind: 'contract',
      added: -380,
      from: -380,
      to: -15,
    },
    confidential: true,
    file: { name: '转诊协议.pdf', text: 'Referral agreement with the city hospital' },
    supports: [{ edition: 'chest-pain-primary@2015-v1', clauses: 6 }, ...county(5, 'FUNC-TIER')],
  },
  {
    ...{
      key: 'training',
      title: '演示·胸痛中心全员培训签到',
      kind: 'training',
      added: -150,
      from: -150,
      to: 215,
    },
    file: { name: '培训签到.txt', text: '胸痛中心全员培训：应到 86 人，实到 84 人，考核合格率 98%。' },
    supports: [{ edition: 'chest-pain-primary@2015-v1', sections: ['P4'], clauses: 40 }],
  },
];
