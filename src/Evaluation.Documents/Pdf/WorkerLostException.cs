namespace Evaluation.Documents.Pdf;

/// <summary>The worker ended, or was ended, in the middle of its work; another one may succeed.</summary>
internal sealed class WorkerLostException(string message, string detail, Exception? inner = null) : PressException(message, detail, inner)
{
    /// <summary>It ended by itself.</summary>
    public WorkerLostException(string complaints, Exception? inner = null)
        : this("排版程序意外退出，请重试；若再次出现，请联系管理员。", complaints, inner)
    {
    }
}
