#include <fcntl.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

#include "daemon/source/line_reader.h"
#include "indexer/base/file_descriptor.h"

namespace precis {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{256} << 10;

class PlainStream : public ByteStream {
 public:
  PlainStream(FileDescriptor file, std::string name)
      : file_(std::move(file)), name_(std::move(name)), buffer_(kBufferBytes) {}

  Result<std::string_view> Next() override {
    for (;;) {
      const ssize_t size = ::read(file_.get(), buffer_.data(), buffer_.size());
      if (size >= 0) {
        return std::string_view(buffer_.data(), static_cast<std::size_t>(size));
      }
      if (errno != EINTR) {
        return Fail(ErrorCode::kUnavailable,
                    name_ + ": " + std::generic_category().message(errno));
      }
    }
  }

 private:
  FileDescriptor file_;
  std::string name_;
  std::vector<char> buffer_;
};

// Gives `first` before the bytes of `rest`: what was read to tell the format.
class PrefixedStream : public ByteStream {
 public:
  PrefixedStream(std::string first, std::unique_ptr<ByteStream> rest)
      : first_(std::move(first)), rest_(std::move(rest)) {}

  Result<std::string_view> Next() override {
    if (!given_ && !first_.empty()) {
      given_ = true;
      return std::string_view(first_);
    }
    return rest_->Next();
  }

 private:
  std::string first_;
  std::unique_ptr<ByteStream> rest_;
  bool given_ = false;
};

class GzipStream : public ByteStream {
 public:
  explicit GzipStream(std::unique_ptr<ByteStream> packed)
      : packed_(std::move(packed)), buffer_(kBufferBytes) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    ok_ = inflateInit2(&inflate_, kGzipOnly) == Z_OK;
  }
  ~GzipStream() override { inflateEnd(&inflate_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  Result<std::string_view> Next() override {
    if (!ok_) return Fail(ErrorCode::kUnavailable, "gzip: out of memory");
    for (;;) {
      if (input_.empty()) {
        auto more = packed_->Next();
        if (!more) return more;
        if (more->empty() && !member_done_) {
          return Fail(ErrorCode::kBadInput, "gzip: the file is cut off");
        }
        if (more->empty()) return std::string_view();
        input_ = *more;
      }
      auto unpacked = Inflate();
      if (!unpacked || !unpacked->empty()) return unpacked;
    }
  }

 private:
  Result<std::string_view> Inflate() {
    // A .gz may be several members one after another (gzip appends that way).
    if (member_done_) inflateReset(&inflate_);
    member_done_ = false;
    // zlib's own type is not const, though it only reads.
    inflate_.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(input_.data()));
    inflate_.avail_in = static_cast<uInt>(input_.size());
    inflate_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
    inflate_.avail_out = static_cast<uInt>(buffer_.size());
    const int status = inflate(&inflate_, Z_NO_FLUSH);
    input_ = input_.substr(input_.size() - inflate_.avail_in);
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      return Fail(ErrorCode::kBadInput, "gzip: the data is damaged");
    }
    member_done_ = status == Z_STREAM_END;
    return std::string_view(buffer_.data(),
                            buffer_.size() - inflate_.avail_out);
  }

  std::unique_ptr<ByteStream> packed_;
  z_stream inflate_{};
  bool ok_ = false;
  bool member_done_ = false;
  std::string_view input_;
  std::vector<char> buffer_;
};

struct FreeZstd {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

class ZstdStream : public ByteStream {
 public:
  explicit ZstdStream(std::unique_ptr<ByteStream> packed)
      : packed_(std::move(packed)),
        zstd_(ZSTD_createDStream()),
        buffer_(kBufferBytes) {}

  Result<std::string_view> Next() override {
    if (!zstd_) return Fail(ErrorCode::kUnavailable, "zstd: out of memory");
    for (;;) {
      if (input_.pos == input_.size && !output_full_) {
        auto more = packed_->Next();
        if (!more) return more;
        if (more->empty() && !frame_done_) {
          return Fail(ErrorCode::kBadInput, "zstd: the file is cut off");
        }
        if (more->empty()) return std::string_view();
        input_ = {more->data(), more->size(), 0};
      }
      ZSTD_outBuffer output = {buffer_.data(), buffer_.size(), 0};
      const std::size_t left =
          ZSTD_decompressStream(zstd_.get(), &output, &input_);
      if (ZSTD_isError(left)) {
        return Fail(ErrorCode::kBadInput,
                    std::string("zstd: ") + ZSTD_getErrorName(left));
      }
      frame_done_ = left == 0;
      output_full_ = output.pos == output.size;
      if (output.pos > 0) return std::string_view(buffer_.data(), output.pos);
    }
  }

 private:
  std::unique_ptr<ByteStream> packed_;
  std::unique_ptr<ZSTD_DStream, FreeZstd> zstd_;
  ZSTD_inBuffer input_ = {nullptr, 0, 0};
  bool frame_done_ = true;
  bool output_full_ = false;  // More may come out without more going in.
  std::vector<char> buffer_;
};

// At least four bytes, unless the stream is shorter.
Result<std::string> ReadStart(ByteStream& stream) {
  std::string start;
  while (start.size() < 4) {
    auto more = stream.Next();
    if (!more) return std::unexpected(std::move(more.error()));
    if (more->empty()) break;
    start += *more;
  }
  return start;
}

}  // namespace

Result<std::unique_ptr<ByteStream>> OpenByteStream(
    const std::filesystem::path& path) {
  const bool standard_input = path == "-";
  FileDescriptor file(standard_input
                          ? ::dup(STDIN_FILENO)
                          : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) {
    return Fail(ErrorCode::kUnavailable,
                path.string() + ": " + std::generic_category().message(errno));
  }
  std::unique_ptr<ByteStream> plain =
      std::make_unique<PlainStream>(std::move(file), path.string());
  auto start = ReadStart(*plain);
  if (!start) return std::unexpected(std::move(start.error()));
  const bool gzip = start->starts_with("\x1f\x8b");
  const bool zstd = start->starts_with("\x28\xb5\x2f\xfd");
  std::unique_ptr<ByteStream> whole =
      std::make_unique<PrefixedStream>(std::move(*start), std::move(plain));
  if (gzip) return std::make_unique<GzipStream>(std::move(whole));
  if (zstd) return std::make_unique<ZstdStream>(std::move(whole));
  return whole;
}

}  // namespace precis
