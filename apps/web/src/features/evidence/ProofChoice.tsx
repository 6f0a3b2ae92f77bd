import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import { useText } from '../../shared/text';
import { useProofList, type Proof } from './use-evidence';

/** A proof by its id and title. */
export interface ChosenProof {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly hospitalId: string;
  readonly chosen: readonly ChosenProof[];
  readonly setChosen: (chosen: readonly ChosenProof[]) => void;
  /** Proofs of whom; of anybody without it. */
  readonly origin?: Proof['origin'];
  readonly most?: number;
}

/** Any number of proofs from the library of a hospital, found by their titles. */
export function ProofChoice({ hospitalId, chosen, setChosen, origin, most }: Props): ReactNode {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const found = useProofList(hospitalId, { search: search || undefined, size: 20 });
  return (
    <div className="finding-field">
      <span>{t('web.finding.proofs')}</span>
      <Select
        mode="multiple"
        labelInValue
        maxCount={most}
        aria-label={t('web.finding.proofs')}
        placeholder={t('web.finding.proofs.choose')}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={found.isFetching}
        value={[...chosen]}
        onChange={(values: ChosenProof[]) => setChosen(values.map(({ value, label }) => ({ value, label })))}
        options={(found.data?.items ?? [])
          .filter((proof) => !proof.retired && (origin === undefined || proof.origin === origin))
          .map(({ id, title }) => ({ value: id, label: title }))}
      />
    </div>
  );
}
