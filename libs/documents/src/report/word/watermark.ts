import { AlignmentType, Header, Paragraph, TextRun } from 'docx';
import { font, RED, SIZE } from './official-style';

/** A header with the mark in red. */
export const markedHeader = (mark: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: 240, lineRule: 'auto' },
        children: [new TextRun({ text: mark, size: SIZE.fifth, color: RED, font: font('first') })],
      }),
    ],
  });

/**
 * The mark large and pale across the page behind the text, as Word itself does it: a text shape in a run of the header.
 * The docx library has no such thing, so the run is put into the finished part.
 */
export function markRun(mark: string): string {
  const id = 'watermark';
  const text = mark.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)!};`);
  return (
    `<w:r><w:pict>` +
    `<v:shapetype id="${id}-type" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>` +
    `<v:shape id="${id}" o:spid="_x0000_s2049" type="#${id}-type" style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:110pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="${text}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>`
  );
}
