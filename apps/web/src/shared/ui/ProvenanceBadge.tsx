import type { ReactNode } from 'react';
import { Tooltip } from 'antd';
import type { Schemas } from '../api';
import { useText } from '../text';
import './badges.css';

type Provenance = Schemas['RateClause']['provenance'];

/** Where a clause comes from: only what was seen in a public text passes as official. */
export function ProvenanceBadge({ provenance }: { readonly provenance: Provenance }): ReactNode {
  const { t } = useText();
  const kind = provenance.startsWith('recalled')
    ? 'recalled'
    : (provenance as 'found' | 'weak' | 'reconstructed');
  const text = t(`web.provenance.${kind}`);
  if (kind === 'found') return <span className="tag tag-found">{text}</span>;
  return (
    <Tooltip title={t('web.provenance.why')}>
      <span className="tag tag-unverified" tabIndex={0}>
        {text}
      </span>
    </Tooltip>
  );
}
