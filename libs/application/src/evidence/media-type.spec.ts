import { mediaTypeOf } from './media-type';

const zip = (...names: string[]): Buffer =>
  Buffer.concat(
    names.map((name) => {
      const header = Buffer.alloc(30);
      header.write('PK\x03\x04', 'latin1');
      header.writeUInt16LE(name.length, 26);
      return Buffer.concat([header, Buffer.from(name)]);
    }),
  );
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

it.each<[string, Buffer | string, string | undefined]>([
  ['制度.pdf', '%PDF-1.7\n%âãÏÓ', 'application/pdf'],
  ['照片.JPG', Buffer.from('ffd8ffe000104a464946000101', 'hex'), 'image/jpeg'],
  ['renamed.txt', '%PDF-1.7\n', 'application/pdf'], // the content says what it is
  ['图.gif', 'GIF89a\x01\x00\x01\x00', 'image/gif'],
  ['包.zip', zip('制度/a.pdf'), 'application/zip'],
  ['培训.docx', zip('word/document.xml'), DOCX],
  ['培训.xlsm', zip('xl/workbook.xml'), undefined], // macros
  ['旧.doc', OLE, 'application/msword'],
  ['旧.et', OLE, 'application/vnd.ms-excel'],
  ['旧.msi', OLE, undefined], // an installer is the same container
  ['旧', OLE, undefined],
  ['说明.txt', '达标说明\r\n第一条', 'text/plain'],
  ['说明', '达标说明', 'text/plain'],
  ['台账.csv', '条目,结论\n1.1.1,达标\n', 'text/csv'],
  ['gbk.csv', Buffer.from([0xcc, 0xf5, 0xc4, 0xbf, 0x2c, 0xbd, 0xe1]), 'text/csv'], // 条目,结 in GB18030
  ['截断.txt', Buffer.from('达标').subarray(0, 5), 'text/plain'], // the head ends within a character
  ['virus.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), undefined], // exe
  ['elf.pdf', Buffer.from('7f454c4602010100000000000000000002003e00', 'hex'), undefined],
  ['class.jpg', Buffer.from('cafebabe00000034', 'hex'), undefined],
  ['run.txt', '#!/bin/sh\nrm -rf /\n', undefined],
  ['run.txt', '\ufeff#!/bin/sh\n', undefined],
  ['page.txt', '<!DOCTYPE html><p>', undefined],
  ['page.txt', 'hello <ScRiPt >alert(1)</script>', undefined],
  ['图.txt', '<svg xmlns="http://www.w3.org/2000/svg">', undefined],
  ['数据.txt', '<?xml version="1.0"?><a/>', undefined],
  ['开机.bat', 'echo hello', undefined], // Windows runs it by its name
  ['x.txt', 'text\x00more', undefined],
  ['x.bin', Buffer.from([0xff, 0xfe, 0xfd, 0x80]), undefined],
])('%s is %#', async (name, head, expected) => {
  expect(await mediaTypeOf(Buffer.from(head as string), name)).toBe(expected);
});
