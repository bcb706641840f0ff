#include "indexer/analyse/text/word_memo.h"

namespace precis::analyse {

WordMemo& WordMemo::OfThread() {
  thread_local WordMemo memo;
  return memo;
}

}  // namespace precis::analyse
