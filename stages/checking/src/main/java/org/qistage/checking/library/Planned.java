package org.qistage.checking.library;

import java.util.Set;

/// Names of the language's library that this version does not have yet.
final class Planned {
  private Planned() {}

  static final Set<String> NAMES =
      Set.of(
          "http.获取",
          "http.发送",
          "http.更新",
          "http.删除",
          "http.获取状态码",
          "http.创建请求",
          "http.设置请求头",
          "http.设置请求体",
          "http.执行请求",
          "http.设置超时",
          "MD5哈希",
          "SHA256哈希",
          "SHA512哈希",
          "HMAC_SHA256",
          "Base64编码",
          "Base64解码",
          "读取行",
          "读取文件",
          "写入文件",
          "追加文件",
          "删除文件",
          "创建文件",
          "文件存在",
          "文件大小",
          "创建目录",
          "删除目录",
          "数组.映射",
          "数组.过滤",
          "数组.归约",
          "响应.头");
}
