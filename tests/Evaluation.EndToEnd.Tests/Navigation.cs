using Microsoft.Playwright;

namespace Evaluation.EndToEnd.Tests;

/// <summary>Waiting for the page that an act leads to.</summary>
internal static class Navigation
{
    /// <summary>Runs the act and waits until the page it leads to has loaded; answers what the server said to the last request of the way.</summary>
    public static async Task<IResponse?> RunAndWaitForNavigationOfAsync(this IPage page, Func<Task> act)
    {
        IResponse? last = null;
        void Keep(object? sender, IResponse answer)
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == page.MainFrame)
            {
                last = answer;
            }
        }

        page.Response += Keep;
        try
        {
            var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Loaded(object? sender, IPage one) => loaded.TrySetResult();
            page.DOMContentLoaded += Loaded;
            await act();
            await loaded.Task.WaitAsync(TimeSpan.FromMinutes(2));
            page.DOMContentLoaded -= Loaded;
            return last;
        }
        finally
        {
            page.Response -= Keep;
        }
    }
}
