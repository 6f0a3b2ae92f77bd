import type { CSSProperties, ReactNode } from 'react';
import { lazily } from '../../shared/lazily';
import { useText } from '../../shared/text';
import { Loading } from '../../shared/ui/Loading';
import type { Annex, Block, ReportModel } from './model';
import { ReportTable } from './ReportTable';
import './report.css';

const ReportChart = lazily(async () => (await import('./ReportChart')).ReportChart, <Loading />);

/** A report laid out like the official document: its texts and figures are those of the model, letter by letter. */
export function ReportPreview({ model }: { readonly model: ReportModel }): ReactNode {
  const { watermark, lang } = model;
  return (
    <div className="report">
      <Contents model={model} />
      <article className="report-paper" lang={lang === 'zh' ? 'zh-CN' : 'en'} style={marked(watermark)}>
        <Front model={model} />
        <Blocks blocks={model.body} at="body" />
        {model.annexes.length > 0 && (
          <p className="report-annexes">
            {model.words.annexList}
            {model.annexes.map(({ label, title }) => (
              <span key={label}>
                {label} {title}
              </span>
            ))}
          </p>
        )}
        <p className="report-signature">
          {model.signature.organisation}
          <br />
          {model.signature.date}
        </p>
        {model.annexes.map((annex) => (
          <AnnexPart key={annex.label} annex={annex} />
        ))}
      </article>
    </div>
  );
}

/** What the report is, about whom, and what every reader must be told first. */
function Front({ model }: { readonly model: ReportModel }): ReactNode {
  return (
    <header className="report-front">
      <h2 className="report-title">{model.title}</h2>
      <p className="report-subtitle">{model.subtitle}</p>
      <dl className="report-facts">
        {model.facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {model.notices.map((notice) => (
        <p key={notice} className="report-notice">
          {notice}
        </p>
      ))}
    </header>
  );
}

function AnnexPart({ annex }: { readonly annex: Annex }): ReactNode {
  return (
    <section className="report-annex" id={anchor(annex.label)}>
      <p className="report-annex-label">{annex.label}</p>
      <h3 className="report-annex-title">{annex.title}</h3>
      <Blocks blocks={annex.blocks} at={annex.label} />
    </section>
  );
}

function Blocks({ blocks, at }: { readonly blocks: readonly Block[]; readonly at: string }): ReactNode {
  return blocks.map((block, i) => <OneBlock key={`${at} ${i}`} block={block} />);
}

function OneBlock({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} text={block.text} />;
    case 'paragraph':
      return <p className="report-text">{block.text}</p>;
    case 'note':
      return <p className="report-note">{block.text}</p>;
    case 'list':
      return (
        <ol className="report-list">
          {block.items.map((item, i) => (
            <li key={i}>{item}</li>
          ))}
        </ol>
      );
    case 'pageBreak':
      return <div className="report-break" />;
    case 'table':
      return <ReportTable table={block} />;
    case 'chart':
      return <ReportChart chart={block} />;
  }
}

/** The document stands below the title of the screen, so its first level is the third of the page. */
function Heading({ level, text }: { readonly level: 1 | 2 | 3; readonly text: string }): ReactNode {
  if (level === 1)
    return (
      <h3 className="report-h1" id={anchor(text)}>
        {text}
      </h3>
    );
  if (level === 2) return <h4 className="report-h2">{text}</h4>;
  return <h5 className="report-h3">{text}</h5>;
}

const anchor = (text: string): string => `report-${text.replace(/\s+/g, '-')}`;

/** The parts, beside the paper where there is room. */
function Contents({ model }: { readonly model: ReportModel }): ReactNode {
  const { t } = useText();
  const parts = [
    ...model.body.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [{ id: anchor(block.text), text: block.text }] : [],
    ),
    ...model.annexes.map(({ label, title }) => ({ id: anchor(label), text: `${label} ${title}` })),
  ];
  return (
    <nav className="report-contents no-print" aria-label={t('web.report.contents')}>
      <b>{t('web.report.contents')}</b>
      <ol>
        {parts.map(({ id, text }) => (
          <li key={id}>
            <button
              type="button"
              className="link-button"
              onClick={() => document.getElementById(id)?.scrollIntoView()}
            >
              {text}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The words that run across every page of it. */
function marked(watermark: string | null): CSSProperties | undefined {
  if (watermark === null) return undefined;
  const text = watermark.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="300"><text x="210" y="160" text-anchor="middle" ` +
    `transform="rotate(-28 210 150)" font-size="44" font-family="sans-serif" fill="#000" fill-opacity="0.045">${text}</text></svg>`;
  return { backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(svg)}")` };
}
