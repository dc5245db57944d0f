using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Evaluation.EndToEnd.Tests;

/// <summary>The program as a user starts it: its own process, an empty data folder, demonstration data, and a real Chromium.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("evaluation-journey").FullName;
    private readonly List<string> _output = [];
    private Process? _program;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Everything the program printed; sign-ins are read from it.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    public static string? Chromium =>
        new[] { Environment.GetEnvironmentVariable("EVALUATION_TEST_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => path is { Length: > 0 } && File.Exists(path));

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Chromium is null, "No Chromium is installed; tests/run installs one.");
        Start();
        await AnswersAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser window of its own, signed in nowhere.</summary>
    public async Task<IPage> WindowAsync(int width = 1280, bool javaScript = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = javaScript,
            AcceptDownloads = true,
        });
        // A bound for a test that hangs, far above what a busy machine needs.
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    /// <summary>Stops the program as a power cut would, and starts it again on the same data.</summary>
    public async Task KillAndStartAgainAsync()
    {
        _program!.Kill(entireProcessTree: true);
        await _program.WaitForExitAsync();
        Start();
        await AnswersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_program is { HasExited: false })
        {
            _program.Kill(entireProcessTree: true);
            await _program.WaitForExitAsync();
        }

        _program?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Start()
    {
        var program = ProgramFolder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "Evaluation.Web.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/');
        start.Environment["Data__Folder"] = _data;
        start.Environment["Storage__DataFolder"] = _data;
        // Every window of a test signs in from the same address.
        start.Environment["Limits__SignInAttemptsPerMinute"] = "1000";
        _program = Process.Start(start)!;
        _program.OutputDataReceived += (_, line) => Keep(line.Data);
        _program.ErrorDataReceived += (_, line) => Keep(line.Data);
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
    }

    /// <summary>The program as it was built, with its press and its files beside it; not the copy of its assemblies beside the tests.</summary>
    private static string ProgramFolder()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(tests.Parent!.Parent!.FullName, "Evaluation.Web", tests.Name);
        Assert.True(File.Exists(Path.Combine(folder, "Evaluation.Web.dll")), $"Build src/Evaluation.Web first: {folder} is empty.");
        return folder;
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.Add(line ?? string.Empty);
        }
    }

    private async Task AnswersAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            Assert.False(_program!.HasExited, $"The program ended:\n{Output}");
            try
            {
                if ((await http.GetAsync("/health")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        Assert.Fail($"The program did not answer:\n{Output}");
    }
}
