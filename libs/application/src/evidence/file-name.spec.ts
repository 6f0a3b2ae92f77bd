import { fileName } from './file-name';

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\张三\\制度.pdf', '制度.pdf'],
  ['a\u0000b\r\n.pdf', 'ab.pdf'],
  ['合同\u202efdp.exe', '合同fdp.exe'],
  [' 院感制度 2026年.docx ', '院感制度 2026年.docx'],
  ['长'.repeat(251) + '.pdf', '长'.repeat(251) + '.pdf'],
  ['.htaccess', '.htaccess'],
  ['坏\ud800字.txt', '坏字.txt'],
])('%j is called %j', (sent, name) => expect(fileName(sent)).toBe(name));

it.each([undefined, '', '..', '../..', '.', '\u0000', 'a/', '长'.repeat(252) + '.pdf'])(
  '%j is no name',
  (sent) => expect(() => fileName(sent)).toThrow('evidence.name'),
);
