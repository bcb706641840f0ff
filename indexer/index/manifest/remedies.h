#pragma once

#include <string_view>

namespace precis {

// What can be done about an index that cannot be used, behind the reason. An
// empty directory alone would not do: Kafka remembers how far the group was.
inline constexpr std::string_view kRestoreOrReadAgain =
    "; restore the index from a backup, or move its directory away and set a "
    "new group_id to have the topic read again";

}  // namespace precis
