namespace Evaluation.Documents.Pdf;

/// <summary>The worker ended in the middle of its work; another one may succeed.</summary>
internal sealed class WorkerLostException(string complaints, Exception? inner = null)
    : PressException("排版程序意外退出，请重试；若再次出现，请联系管理员。", complaints, inner);
