package org.qistage.checking.library;

import org.qistage.checking.typed.SuspendCause;

/// Functions that reach outside of the program, or turn its texts into what the outside uses. Those of
/// the modules 加密 and 输入输出 are there without the module's name too.
final class Outside {
  private Outside() {}

  static void addTo(Entries entries) {
    crypto(entries);
    files(entries);
    network(entries);
  }

  private static void crypto(Entries entries) {
    entries.function("MD5哈希(文字: 字符串): 字符串", "qi_crypto_md5");
    entries.function("SHA256哈希(文字: 字符串): 字符串", "qi_crypto_sha256");
    entries.function("SHA512哈希(文字: 字符串): 字符串", "qi_crypto_sha512");
    entries.function("HMAC_SHA256(消息: 字符串, 密钥: 字符串): 字符串", "qi_crypto_hmac_sha256");
    entries.function("Base64编码(文字: 字符串): 字符串", "qi_crypto_base64_encode");
    entries.function("Base64解码(编码: 字符串): 字符串", "qi_crypto_base64_decode");
  }

  private static void network(Entries entries) {
    entries.suspending("网络.获取本机IP(): 字符串", "qi_network_get_local_ip", SuspendCause.LIBRARY);
    entries.suspending("网络.解析主机(主机: 字符串): 字符串", "qi_network_resolve_host", SuspendCause.LIBRARY);
    entries.suspending("网络.端口可用(端口: 整数): 整数", "qi_network_port_available", SuspendCause.LIBRARY);
  }

  private static void files(Entries entries) {
    entries.suspending("读取行(): 字符串", "qi_io_read_line", SuspendCause.LIBRARY);
    // Where 如果 or 当 binds it.
    entries.suspending("读取行(): 可选<字符串>", "qi_io_read_optional_line", SuspendCause.LIBRARY);
    entries.function("读取文件(文件名: 字符串): 字符串", "qi_io_read_file");
    entries.function("写入文件(文件名: 字符串, 内容: 字符串): 整数", "qi_io_write_file");
    entries.function("追加文件(文件名: 字符串, 内容: 字符串): 整数", "qi_io_append_file");
    entries.function("删除文件(文件名: 字符串): 整数", "qi_io_delete_file");
    entries.function("创建文件(文件名: 字符串): 整数", "qi_io_create_file");
    entries.function("文件存在(文件名: 字符串): 整数", "qi_io_file_exists");
    entries.function("文件大小(文件名: 字符串): 整数", "qi_io_file_size");
    entries.function("创建目录(目录名: 字符串): 整数", "qi_io_create_dir");
    entries.function("删除目录(目录名: 字符串): 整数", "qi_io_delete_dir");
  }
}
