import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { Schemas } from '../../../shared/api';
import { useText } from '../../../shared/text';
import { useTell } from '../../../shared/ui/Messages';
import { useLink, useProofList } from '../../evidence/use-evidence';
import type { ChecklistData } from '../data';

interface Props {
  readonly code: string;
  readonly data: ChecklistData;
  readonly one: Schemas['AlikeClause'];
  readonly to: Schemas['AlikeHere'];
}

/**
 * Lets the proofs of a clause support another one as well, one after the other; what is linked already stays, so that a
 * second attempt completes the first. Nothing where there is no proof to link.
 */
export function LinkThere({ code, data, one, to }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const proofs = useProofList(data.hospital.id, { assessmentId: data.assessment.id, code, size: 50 });
  const link = useLink();
  const ids = (proofs.data?.items ?? []).filter(({ retired }) => !retired).map(({ id }) => id);
  const all = useMutation({
    mutationFn: async () => {
      const links = [{ assessmentId: to.assessmentId, codes: [one.code] }];
      for (const id of ids) await link.mutateAsync({ id, links });
    },
    onSuccess: () => tell.done(t('web.alike.linked', { code: one.code })),
    onError: tell.failed,
  });
  if (ids.length === 0) return null;
  return (
    <Popconfirm
      title={t('web.alike.link.sure', { count: ids.length, code: one.code })}
      onConfirm={() => all.mutate()}
    >
      <Button size="small" loading={all.isPending} aria-label={`${t('web.alike.link')} ${one.code}`}>
        {t('web.alike.link')}
      </Button>
    </Popconfirm>
  );
}
